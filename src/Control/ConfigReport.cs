using System.Text.Json;

namespace Actors.Control;

/// <summary>The answer to <c>config</c>: what the container's behaviour follows from.</summary>
/// <param name="Settings">What is of the container as a whole: variables that pid 1 follows, and policies. None where services were named.</param>
/// <param name="Services">The services, each with what counts for it.</param>
public sealed record ConfigReport(IReadOnlyList<ConfigSetting> Settings, IReadOnlyList<ServiceConfig> Services)
{
    internal static ConfigReport Read(JsonElement json) => new(
        [.. json.GetProperty("settings").EnumerateArray().Select(ConfigSetting.Read)], [.. json.GetProperty("services").EnumerateArray().Select(ServiceConfig.Read)]);

    internal void Write(Utf8JsonWriter json)
    {
        ConfigSetting.WriteAll(json, Settings);
        json.WriteStartArray("services");
        foreach (var service in Services)
        {
            json.WriteStartObject();
            JsonText.Write(json, "name", service.Name);
            ConfigSetting.WriteAll(json, service.Settings);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}

/// <summary>What counts for a service.</summary>
/// <param name="Name">Its name; a byte string.</param>
/// <param name="Settings">Its settings: policies, with what its directory says where no policy does.</param>
public sealed record ServiceConfig(string Name, IReadOnlyList<ConfigSetting> Settings)
{
    internal static ServiceConfig Read(JsonElement json) => new(
        JsonText.Read(json.GetProperty("name")), [.. json.GetProperty("settings").EnumerateArray().Select(ConfigSetting.Read)]);
}

/// <summary>A setting.</summary>
/// <param name="Name">Its name, such as <c>S6_KILL_GRACETIME</c> or <c>restart.mode</c>; a byte string.</param>
/// <param name="Value">Its value in effect; a byte string; <c>null</c> where it is not set.</param>
/// <param name="Source">Where that is from: <c>file:line</c>, a file, the name of a variable, or <see cref="Default"/>.</param>
/// <param name="Otherwise">The value by default; null: there is no such setting by default.</param>
public sealed record ConfigSetting(string Name, string Value, string Source, string? Otherwise)
{
    /// <summary>The source of what nobody has set.</summary>
    public const string Default = "default";

    /// <summary>Whether it is other than by default.</summary>
    public bool IsChanged => Value != Otherwise;

    internal static ConfigSetting Read(JsonElement json) => new(
        JsonText.Read(json.GetProperty("name")), JsonText.Read(json.GetProperty("value")), JsonText.Read(json.GetProperty("source")), JsonText.Find(json, "default"));

    internal static void WriteAll(Utf8JsonWriter json, IReadOnlyList<ConfigSetting> settings)
    {
        json.WriteStartArray("settings");
        foreach (var setting in settings)
        {
            json.WriteStartObject();
            JsonText.Write(json, "name", setting.Name);
            JsonText.Write(json, "value", setting.Value);
            JsonText.Write(json, "source", setting.Source);
            JsonText.Write(json, "default", setting.Otherwise);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
