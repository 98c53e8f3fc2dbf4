using System.Text.Json;
using Actors.Platform;

namespace Actors.Control;

/// <content>As a line.</content>
public sealed partial record ControlRequest
{
    private const int DeepestNesting = 8;

    /// <summary>Reads a line. Members that it does not know are ignored.</summary>
    /// <exception cref="JsonException">It is no request.</exception>
    public static ControlRequest Parse(ReadOnlyMemory<byte> line)
    {
        using var document = JsonDocument.Parse(line, new JsonDocumentOptions { MaxDepth = DeepestNesting });
        var root = document.RootElement;
        try
        {
            return Parse(root);
        }
        catch (InvalidOperationException)
        {
            // A string that is no UTF-16: half a surrogate pair.
            throw new JsonException("a string is no valid text");
        }
    }

    /// <summary>The line, with its newline.</summary>
    public byte[] ToBytes() => ControlMessages.Write(json =>
    {
        json.WriteNumber("version", Version);
        if (Id is { } id)
            json.WriteNumber("id", id);
        json.WriteString("verb", Verb);
        JsonText.WriteList(json, "names", Names);
        JsonText.WriteList(json, "conversions", Conversions);

        if (!Up)
            json.WriteBoolean("up", false);
        JsonText.WriteFlag(json, "all", AddAllUp);
        JsonText.WriteFlag(json, "prune", Prune);
        JsonText.WriteFlag(json, "essential", IncludeEssential);
        JsonText.WriteFlag(json, "block", Block);
        JsonText.WriteFlag(json, "restart", RestartChanged);
        JsonText.WriteFlag(json, "dry", DryRun);
        JsonText.WriteFlag(json, "dependents", WithDependents);
        JsonText.WriteFlag(json, "pss", ProportionalMemory);
        JsonText.WriteFlag(json, "changed", OnlyChanged);
        JsonText.WriteFlag(json, "secrets", ShowsSecrets);
        if (Milliseconds > 0)
            json.WriteNumber("timeout", Milliseconds);
        if (Verbosity is { } verbosity)
            json.WriteNumber("verbosity", verbosity);
        if (Interval > 0)
            json.WriteNumber("interval", Interval);
        if (Limit > 0)
            json.WriteNumber("limit", Limit);
        if (ExitCode is { } code)
            json.WriteNumber("code", code);
        WriteText(json, "signal", Signal);
        WriteText(json, "to", To);
        WriteText(json, "kind", Kind);
    });

    private static ControlRequest Parse(JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Object || TextOf(root, "verb") is not { } verb)
            throw new JsonException("an object with a \"verb\" is expected");
        return new ControlRequest(verb, NamesOf(root, "names"))
        {
            Version = NumberOf(root, "version") is { } version ? (int)Math.Clamp(version, 0, int.MaxValue) : CurrentVersion,
            Id = NumberOf(root, "id"),
            Up = FlagOf(root, "up", otherwise: true),
            AddAllUp = FlagOf(root, "all"),
            Prune = FlagOf(root, "prune"),
            IncludeEssential = FlagOf(root, "essential"),
            Block = FlagOf(root, "block"),
            Conversions = NamesOf(root, "conversions"),
            RestartChanged = FlagOf(root, "restart"),
            DryRun = FlagOf(root, "dry"),
            ProportionalMemory = FlagOf(root, "pss"),
            OnlyChanged = FlagOf(root, "changed"),
            ShowsSecrets = FlagOf(root, "secrets"),
            Milliseconds = Within(root, "timeout", int.MaxValue) ?? 0,
            Verbosity = Within(root, "verbosity", int.MaxValue),
            WithDependents = FlagOf(root, "dependents"),
            Interval = Within(root, "interval", int.MaxValue) ?? 0,
            Limit = Within(root, "limit", int.MaxValue) ?? 0,
            ExitCode = Within(root, "code", 255),
            Signal = TextOf(root, "signal"),
            To = TextOf(root, "to"),
            Kind = TextOf(root, "kind"),
        };
    }

    private static string[] NamesOf(JsonElement root, string property)
    {
        if (!root.TryGetProperty(property, out var names))
            return [];
        if (names.ValueKind != JsonValueKind.Array || names.EnumerateArray().Any(name => name.ValueKind != JsonValueKind.String))
            throw new JsonException($"\"{property}\" must be an array of strings");
        return [.. names.EnumerateArray().Select(name => ByteString.FromText(name.GetString()!))];
    }

    private static bool FlagOf(JsonElement root, string name, bool otherwise = false) => root.TryGetProperty(name, out var flag)
        ? flag.ValueKind switch
        {
            JsonValueKind.True => true,
            JsonValueKind.False => false,
            _ => throw new JsonException($"\"{name}\" must be true or false"),
        }
        : otherwise;

    private static string? TextOf(JsonElement root, string name) => root.TryGetProperty(name, out var text)
        ? text.ValueKind == JsonValueKind.String ? text.GetString() : throw new JsonException($"\"{name}\" must be a string")
        : null;

    private static long? NumberOf(JsonElement root, string name) => root.TryGetProperty(name, out var number)
        ? number.ValueKind == JsonValueKind.Number && number.TryGetInt64(out var value) ? value : throw new JsonException($"\"{name}\" must be an integer")
        : null;

    private static int? Within(JsonElement root, string name, int most) => NumberOf(root, name) switch
    {
        null => null,
        { } value when value >= 0 && value <= most => (int)value,
        _ => throw new JsonException($"\"{name}\" must be from 0 to {most}"),
    };

    private static void WriteText(Utf8JsonWriter json, string name, string? text)
    {
        if (text is not null)
            json.WriteString(name, text);
    }
}
