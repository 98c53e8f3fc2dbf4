using System.Text.Json;

namespace Actors.Control;

/// <summary>What pid 1 says of a change while it is under way, to the client that wanted to hear it.</summary>
/// <param name="Level"><c>info</c>, <c>warning</c> or <c>fatal</c>.</param>
/// <param name="Program">Who says it: <c>s6-rc</c>.</param>
/// <param name="Text">What; a byte string.</param>
public sealed record SaidLine(string Level, string Program, string Text)
{
    internal const string Kind = "said";

    /// <summary>As it stands in a log: <c>s6-rc: info: service web: starting</c>, with its newline; a byte string.</summary>
    public string Line => $"{Program}: {Level}: {Text}\n";

    /// <summary>Reads an event; null: it is another.</summary>
    internal static SaidLine? Read(JsonElement json) => JsonText.Find(json, "event") == Kind
        ? new SaidLine(JsonText.Find(json, "level")!, JsonText.Find(json, "program")!, JsonText.Find(json, "text")!)
        : null;

    internal void Write(Utf8JsonWriter json)
    {
        JsonText.Write(json, "level", Level);
        JsonText.Write(json, "program", Program);
        JsonText.Write(json, "text", Text);
    }
}
