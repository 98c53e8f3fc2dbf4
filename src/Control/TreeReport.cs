using System.Text.Json;

namespace Actors.Control;

/// <summary>An actor of the live tree, in the answer to <c>tree</c>: parents come before their children.</summary>
/// <param name="Path">Its path, such as <c>/user/init/services/web</c>.</param>
/// <param name="Type">Its class.</param>
public sealed record TreeActor(string Path, string Type)
{
    /// <summary>Messages that wait in its mailbox.</summary>
    public int Messages { get; init; }

    /// <summary>How many children it has.</summary>
    public int Children { get; init; }

    /// <summary>How often its supervisor has restarted it, as far as that counts; see <c>maxNrOfRetries</c>.</summary>
    public int Restarts { get; init; }

    /// <summary>How it supervises its children (<c>OneForOneStrategy</c>, ...); null where it has none, or the runtime does not tell.</summary>
    public string? Strategy { get; init; }

    internal static TreeActor Read(JsonElement json) => new(json.GetProperty("path").GetString()!, json.GetProperty("type").GetString()!)
    {
        Messages = json.GetProperty("messages").GetInt32(),
        Children = json.GetProperty("children").GetInt32(),
        Restarts = json.GetProperty("restarts").GetInt32(),
        Strategy = JsonText.Find(json, "strategy"),
    };

    internal void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("path", Path);
        json.WriteString("type", Type);
        json.WriteNumber("messages", Messages);
        json.WriteNumber("children", Children);
        json.WriteNumber("restarts", Restarts);
        JsonText.Write(json, "strategy", Strategy);
        json.WriteEndObject();
    }
}
