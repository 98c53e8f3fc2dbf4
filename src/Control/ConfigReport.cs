using System.Text.Json;

namespace Actors.Control;

/// <summary>The answer to <c>config</c>: what the container's behaviour follows from.</summary>
/// <param name="Settings">Every setting with its value in effect.</param>
/// <param name="Policy">The policy in effect, as HOCON; null: there is none.</param>
public sealed record ConfigReport(IReadOnlyList<ConfigSetting> Settings, string? Policy)
{
    internal static ConfigReport Read(JsonElement json) => new([.. json.GetProperty("settings").EnumerateArray().Select(ConfigSetting.Read)], JsonText.Find(json, "policy"));

    internal void Write(Utf8JsonWriter json)
    {
        json.WriteStartArray("settings");
        foreach (var setting in Settings)
            setting.Write(json);
        json.WriteEndArray();
        JsonText.Write(json, "policy", Policy);
    }
}

/// <summary>A setting.</summary>
/// <param name="Name">Its name, such as <c>S6_KILL_GRACETIME</c> or <c>web/timeout-up</c>; a byte string.</param>
/// <param name="Value">Its value in effect; a byte string.</param>
/// <param name="Source">Where that is from: a file, or <c>default</c>.</param>
public sealed record ConfigSetting(string Name, string Value, string Source)
{
    internal static ConfigSetting Read(JsonElement json) => new(
        JsonText.Read(json.GetProperty("name")), JsonText.Read(json.GetProperty("value")), JsonText.Read(json.GetProperty("source")));

    internal void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        JsonText.Write(json, "name", Name);
        JsonText.Write(json, "value", Value);
        JsonText.Write(json, "source", Source);
        json.WriteEndObject();
    }
}
