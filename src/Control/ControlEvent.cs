using System.Text.Json;
using Actors.Platform;

namespace Actors.Control;

/// <summary>Something that happened, in the stream of <c>events</c>.</summary>
/// <param name="Kind">
/// <c>supervised</c>, <c>starting</c>, <c>started</c>, <c>ready</c>, <c>exited</c>, <c>stopping</c>, <c>stopped</c>, <c>failed</c>, <c>released</c>, <c>wanted</c> (only the desired
/// state, or a pause, has changed); <c>phase</c> is the container's.
/// </param>
/// <param name="Moment">When; seconds since 1970 UTC.</param>
public sealed record ControlEvent(string Kind, double Moment)
{
    /// <summary>The service; null: the container. A byte string.</summary>
    public string? Service { get; init; }

    /// <summary>Its process, where it has one.</summary>
    public int Pid { get; init; }

    /// <summary>How it ended, where it did.</summary>
    public ExitStatus? Exit { get; init; }

    /// <summary>Whether it is wanted up; null: not known here.</summary>
    public bool? IsWantedUp { get; init; }

    /// <summary>How often it was started; 0: not known here.</summary>
    public int Starts { get; init; }

    /// <summary>Why; the phase's name; null: nothing to say.</summary>
    public string? Reason { get; init; }

    /// <summary>Reads an event of <c>events</c>.</summary>
    public static ControlEvent Read(JsonElement json) => new(json.GetProperty("event").GetString()!, json.GetProperty("moment").GetDouble())
    {
        Service = JsonText.Find(json, "service"),
        Pid = json.TryGetProperty("pid", out var pid) ? pid.GetInt32() : 0,
        Exit = json.TryGetProperty("exit", out var exit) ? StatusJson.ReadExit(exit) : null,
        IsWantedUp = JsonText.Find(json, "desired") is { } desired ? desired == "up" : null,
        Starts = json.TryGetProperty("starts", out var starts) ? starts.GetInt32() : 0,
        Reason = JsonText.Find(json, "reason"),
    };

    internal byte[] ToBytes(long? id) => ControlMessages.Event(id, Kind, json =>
    {
        json.WriteNumber("moment", Moment);
        JsonText.Write(json, "service", Service);
        if (Pid != 0)
            json.WriteNumber("pid", Pid);
        if (Exit is { } exit)
            StatusJson.WriteExit(json, "exit", exit);
        if (IsWantedUp is { } wanted)
            json.WriteString("desired", wanted ? "up" : "down");
        if (Starts != 0)
            json.WriteNumber("starts", Starts);
        JsonText.Write(json, "reason", Reason);
    });
}
