using System.Text.Json;

namespace Actors.Control;

/// <summary>The answer to <c>env</c>: the environment of a service.</summary>
/// <param name="Service">Its name; a byte string.</param>
/// <param name="Pid">The process whose environment it is, as it was when that was executed last; 0: none runs, and it is what its <c>run</c> would be given.</param>
/// <param name="Variables">Every variable, by name.</param>
public sealed record EnvironmentReport(string Service, int Pid, IReadOnlyList<EnvironmentVariable> Variables)
{
    internal static EnvironmentReport Read(JsonElement json) => new(
        JsonText.Read(json.GetProperty("service")),
        json.TryGetProperty("pid", out var pid) ? pid.GetInt32() : 0,
        [.. json.GetProperty("variables").EnumerateArray().Select(EnvironmentVariable.Read)]);

    internal void Write(Utf8JsonWriter json)
    {
        JsonText.Write(json, "service", Service);
        if (Pid != 0)
            json.WriteNumber("pid", Pid);
        json.WriteStartArray("variables");
        foreach (var variable in Variables)
            variable.Write(json);
        json.WriteEndArray();
    }
}

/// <summary>A variable, and where its value is from.</summary>
/// <param name="Name">Its name; a byte string.</param>
/// <param name="Value">Its value; a byte string.</param>
/// <param name="Origin">
/// <c>policy</c> (a policy sets it), <c>supervisor</c> (pid 1 gives it to every service), <c>container</c> (the container was started with it), <c>container_environment</c> (a file that a
/// script wrote there since), <c>envdir</c> (the service's directory <c>env</c>), or <c>program</c> (the service's own programs have set it).
/// </param>
/// <param name="Source">The file that it is from; of a policy <c>file:line</c>, or the name of a variable; null: none.</param>
public sealed record EnvironmentVariable(string Name, string Value, string Origin, string? Source)
{
    /// <summary>Stands for the value of a secret.</summary>
    public const string Mask = "********";

    /// <summary>Of a policy that names files: the one that the value was read from; null: none.</summary>
    public string? File { get; init; }

    /// <summary>Whether it is a secret: its value is told only where that is asked for.</summary>
    public bool IsSecret { get; init; }

    internal static EnvironmentVariable Read(JsonElement json) => new(
        JsonText.Read(json.GetProperty("name")), JsonText.Read(json.GetProperty("value")), json.GetProperty("origin").GetString()!, JsonText.Find(json, "source"))
    {
        File = JsonText.Find(json, "file"),
        IsSecret = JsonText.Flag(json, "secret"),
    };

    internal void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        JsonText.Write(json, "name", Name);
        JsonText.Write(json, "value", Value);
        json.WriteString("origin", Origin);
        JsonText.Write(json, "source", Source);
        JsonText.Write(json, "file", File);
        JsonText.WriteFlag(json, "secret", IsSecret);
        json.WriteEndObject();
    }
}
