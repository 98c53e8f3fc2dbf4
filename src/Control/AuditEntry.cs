using System.Text.Json;

namespace Actors.Control;

/// <summary>A change that somebody asked for, in the answer to <c>audit</c>.</summary>
/// <param name="Number">Counts them, from 1.</param>
/// <param name="Moment">When it was asked for; seconds since 1970 UTC.</param>
/// <param name="Peer">Who asked: <c>uid 0 pid 12</c>, <c>remote 10.0.0.7:4711</c>.</param>
/// <param name="Verb">What for.</param>
public sealed record AuditEntry(long Number, double Moment, string Peer, string Verb)
{
    /// <summary>The command line of who asked; null: unknown. A byte string, without control characters.</summary>
    public string? Command { get; init; }

    /// <summary>The rest of what was asked: names, signal, exit code. A byte string, without control characters.</summary>
    public string Detail { get; init; } = "";

    /// <summary><c>done</c>, <c>under way</c>, or the code of the error (<see cref="ControlErrors"/>).</summary>
    public string Result { get; init; } = "done";

    internal static AuditEntry Read(JsonElement json) => new(
        json.GetProperty("number").GetInt64(), json.GetProperty("moment").GetDouble(), json.GetProperty("peer").GetString()!, json.GetProperty("verb").GetString()!)
    {
        Command = JsonText.Find(json, "command"),
        Detail = JsonText.Find(json, "detail") ?? "",
        Result = json.GetProperty("result").GetString()!,
    };

    internal void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteNumber("number", Number);
        json.WriteNumber("moment", Moment);
        json.WriteString("peer", Peer);
        JsonText.Write(json, "command", Command);
        json.WriteString("verb", Verb);
        JsonText.Write(json, "detail", Detail);
        json.WriteString("result", Result);
        json.WriteEndObject();
    }
}
