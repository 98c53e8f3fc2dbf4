using System.Text.Json;
using Actors.Platform;

namespace Actors.Control;

/// <summary>Byte strings, flags and numbers in JSON objects. What is null, empty, false or 0 is left out.</summary>
internal static class JsonText
{
    internal static void Write(Utf8JsonWriter json, string property, string? value)
    {
        if (value is not null)
            json.WriteString(property, ByteString.ToText(value));
    }

    internal static void WriteList(Utf8JsonWriter json, string property, IReadOnlyCollection<string> values)
    {
        if (values.Count == 0)
            return;
        json.WriteStartArray(property);
        foreach (var value in values)
            json.WriteStringValue(ByteString.ToText(value));
        json.WriteEndArray();
    }

    internal static void WriteFlag(Utf8JsonWriter json, string property, bool value)
    {
        if (value)
            json.WriteBoolean(property, true);
    }

    internal static void WriteNonZero(Utf8JsonWriter json, string property, double value)
    {
        if (value != 0)
            json.WriteNumber(property, value);
    }

    internal static string Read(JsonElement element) => ByteString.FromText(element.GetString()!);

    internal static string? Find(JsonElement json, string property) => json.TryGetProperty(property, out var value) && value.ValueKind == JsonValueKind.String ? Read(value) : null;

    internal static string[] List(JsonElement json, string property) =>
        json.TryGetProperty(property, out var values) ? [.. values.EnumerateArray().Select(Read)] : [];

    internal static bool Flag(JsonElement json, string property) => json.TryGetProperty(property, out var value) && value.ValueKind == JsonValueKind.True;

    internal static double? Number(JsonElement json, string property) => json.TryGetProperty(property, out var value) ? value.GetDouble() : null;
}
