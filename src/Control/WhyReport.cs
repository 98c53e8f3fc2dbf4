using System.Text.Json;

namespace Actors.Control;

/// <summary>The answer to <c>why</c>: why a service is where it is, and what to do.</summary>
/// <param name="Service">The service.</param>
/// <param name="Verdict">One sentence.</param>
public sealed record WhyReport(ServiceStatus Service, string Verdict)
{
    /// <summary>What stands in its way, down to the first causes; empty: nothing does.</summary>
    public IReadOnlyList<WhyCause> Causes { get; init; } = [];

    /// <summary>What to do, a sentence each.</summary>
    public IReadOnlyList<string> Advice { get; init; } = [];

    /// <summary>The last lines of its log, where that is known and can be read; byte strings.</summary>
    public IReadOnlyList<string> LastLines { get; init; } = [];

    /// <summary>The file that they are from; null: none.</summary>
    public string? LogFile { get; init; }

    internal static WhyReport Read(JsonElement json) => new(StatusJson.ReadService(json.GetProperty("service")), json.GetProperty("verdict").GetString()!)
    {
        Causes = json.TryGetProperty("causes", out var causes) ? [.. causes.EnumerateArray().Select(WhyCause.Read)] : [],
        Advice = JsonText.List(json, "advice"),
        LastLines = JsonText.List(json, "lines"),
        LogFile = JsonText.Find(json, "logFile"),
    };

    internal void Write(Utf8JsonWriter json)
    {
        json.WritePropertyName("service");
        StatusJson.Write(json, Service);
        json.WriteString("verdict", Verdict);
        json.WriteStartArray("causes");
        foreach (var cause in Causes)
            cause.Write(json);
        json.WriteEndArray();
        JsonText.WriteList(json, "advice", Advice);
        JsonText.WriteList(json, "lines", LastLines);
        JsonText.Write(json, "logFile", LogFile);
    }
}

/// <summary>A service that stands in another's way.</summary>
/// <param name="Service">Its name; a byte string.</param>
/// <param name="State">Where it is.</param>
/// <param name="NeededBy">The service that needs it.</param>
/// <param name="Reason">Why it is not up; null: it waits for the causes that follow.</param>
public sealed record WhyCause(string Service, ServiceState State, string NeededBy, string? Reason)
{
    internal static WhyCause Read(JsonElement json) => new(
        JsonText.Read(json.GetProperty("service")), StatusJson.StateOf(json.GetProperty("state").GetString()), JsonText.Read(json.GetProperty("neededBy")), JsonText.Find(json, "reason"));

    internal void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        JsonText.Write(json, "service", Service);
        json.WriteString("state", StatusJson.NameOf(State));
        JsonText.Write(json, "neededBy", NeededBy);
        JsonText.Write(json, "reason", Reason);
        json.WriteEndObject();
    }
}
