using System.Text.Json;
using Actors.Platform;

namespace Actors.Control;

/// <summary>A request of the control protocol, version 1 (docs/control-protocol.md). Names are byte strings here, text on the wire.</summary>
/// <param name="Verb">What is asked for.</param>
/// <param name="Names">Services and bundles.</param>
public sealed record ControlRequest(string Verb, IReadOnlyList<string> Names)
{
    /// <summary>For <c>change</c>: up, or down.</summary>
    public bool Up { get; init; } = true;

    /// <summary>For <c>change</c>: with everything that is up.</summary>
    public bool AddAllUp { get; init; }

    /// <summary>For <c>change</c>: the opposite for the rest.</summary>
    public bool Prune { get; init; }

    /// <summary>For <c>change</c>: essential services too.</summary>
    public bool IncludeEssential { get; init; }

    /// <summary>For <c>change</c>: wait for another change.</summary>
    public bool Block { get; init; }

    /// <summary>For <c>change</c>: limit in milliseconds; 0: none.</summary>
    public int Milliseconds { get; init; }

    /// <summary>For <c>update</c>: lines of s6-rc-update's conversion file.</summary>
    public IReadOnlyList<string> Conversions { get; init; } = [];

    /// <summary>For <c>update</c>: restart what is declared otherwise than it runs.</summary>
    public bool RestartChanged { get; init; }

    /// <summary>For <c>update</c>: only tell what would be done.</summary>
    public bool DryRun { get; init; }

    /// <summary>Whether it does more than look.</summary>
    public bool IsChange => Verb is not "database";

    /// <summary>Reads a line.</summary>
    /// <exception cref="JsonException">It is no request.</exception>
    public static ControlRequest Parse(ReadOnlyMemory<byte> line)
    {
        using var document = JsonDocument.Parse(line);
        var root = document.RootElement;
        if (root.ValueKind != JsonValueKind.Object || !root.TryGetProperty("verb", out var verb) || verb.ValueKind != JsonValueKind.String)
            throw new JsonException("an object with a \"verb\" is expected");
        return new ControlRequest(verb.GetString()!, NamesOf(root, "names"))
        {
            Up = Flag(root, "up", true),
            AddAllUp = Flag(root, "all", false),
            Prune = Flag(root, "prune", false),
            IncludeEssential = Flag(root, "essential", false),
            Block = Flag(root, "block", false),
            Conversions = NamesOf(root, "conversions"),
            RestartChanged = Flag(root, "restart", false),
            DryRun = Flag(root, "dry", false),
            Milliseconds = root.TryGetProperty("timeout", out var timeout) && timeout.TryGetInt32(out var milliseconds) ? milliseconds : 0,
        };
    }

    /// <summary>The line, without its newline.</summary>
    public byte[] ToBytes() => ControlMessages.Write(json =>
    {
        json.WriteString("verb", Verb);
        WriteNames(json, "names", Names);
        json.WriteBoolean("up", Up);
        json.WriteBoolean("all", AddAllUp);
        json.WriteBoolean("prune", Prune);
        json.WriteBoolean("essential", IncludeEssential);
        json.WriteBoolean("block", Block);
        json.WriteNumber("timeout", Milliseconds);
        WriteNames(json, "conversions", Conversions);
        json.WriteBoolean("restart", RestartChanged);
        json.WriteBoolean("dry", DryRun);
    });

    private static void WriteNames(Utf8JsonWriter json, string property, IReadOnlyList<string> names)
    {
        json.WriteStartArray(property);
        foreach (var name in names)
            json.WriteStringValue(ByteString.ToText(name));
        json.WriteEndArray();
    }

    private static string[] NamesOf(JsonElement root, string property)
    {
        if (!root.TryGetProperty(property, out var names))
            return [];
        if (names.ValueKind != JsonValueKind.Array || names.EnumerateArray().Any(name => name.ValueKind != JsonValueKind.String))
            throw new JsonException($"\"{property}\" must be an array of strings");
        return [.. names.EnumerateArray().Select(name => ByteString.FromText(name.GetString()!))];
    }

    private static bool Flag(JsonElement root, string name, bool otherwise) => root.TryGetProperty(name, out var flag)
        ? flag.ValueKind switch
        {
            JsonValueKind.True => true,
            JsonValueKind.False => false,
            _ => throw new JsonException($"\"{name}\" must be true or false"),
        }
        : otherwise;
}
