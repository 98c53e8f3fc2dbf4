using Actors.Platform;

namespace Actors.Tools;

/// <summary>What s6-svstat says of a service.</summary>
/// <param name="Status">Its status.</param>
/// <param name="NormallyUp">Whether it is started with its supervisor.</param>
/// <param name="Now">The time of asking, nanoseconds since 1970 UTC.</param>
internal sealed record StatusReport(SuperviseStatus Status, bool NormallyUp, long Now)
{
    private bool IsReady => Status.Flags.HasFlag(SuperviseFlags.Ready);

    private bool IsWantedUp => Status.Flags.HasFlag(SuperviseFlags.WantUp);

    private bool IsPaused => Status.Flags.HasFlag(SuperviseFlags.Paused);

    /// <summary>How it died last; null while it is up, or when it was never started.</summary>
    private ExitStatus? Death => Status.IsUp || Status.IsNotStartedYet ? null : ExitStatus.FromWaitStatus(Status.WaitStatus);

    /// <summary>Whether there is a field of that name.</summary>
    public static bool IsField(string name) => name is "up" or "wantedup" or "normallyup" or "ready" or "paused" or "pid" or "pgid" or "exitcode" or "signal"
        or "signum" or "updownsince" or "readysince" or "updownfor" or "readyfor";

    /// <summary>The value of a field.</summary>
    public string Field(string name) => name switch
    {
        "up" => Text(Status.IsUp),
        "wantedup" => Text(IsWantedUp),
        "normallyup" => Text(NormallyUp),
        "ready" => Text(Status.Pid != 0 && IsReady),
        "paused" => Text(Status.Pid != 0 && IsPaused),
        "pid" or "pgid" => Status.IsUp ? Status.Pid.ToString() : "-1",
        "exitcode" => Death is { IsSignaled: false } death ? death.Code.ToString() : "-1",
        "signal" => Death is { IsSignaled: true } death ? Signals.TableNameOf(death.Signal) : "NA",
        "signum" => Death is { IsSignaled: true } death ? ((int)death.Signal).ToString() : "-1",
        "updownsince" => Since(Status.Stamp).ToString(),
        "readysince" => Status.ReadyStamp.ToString(),
        "updownfor" => Seconds(Status.Stamp).ToString(),
        _ => Seconds(Status.ReadyStamp).ToString(),
    };

    /// <summary>The line for people.</summary>
    /// <param name="numeric">Signals by their numbers.</param>
    public string InWords(bool numeric)
    {
        var up = Status.IsUp;
        var text = up ? $"up (pid {Status.Pid} pgid {Status.Pid}) " : $"down ({Cause(numeric)}) ";
        if (!Status.IsNotStartedYet)
            text += $"{Seconds(Status.Stamp)} seconds";
        if (up != NormallyUp)
            text += up ? ", normally down" : ", normally up";
        if (up && IsPaused)
            text += ", paused";
        if (up != IsWantedUp)
            text += up ? ", want down" : ", want up";
        if (IsReady && !Status.IsNotStartedYet)
            text += $", ready {Seconds(Status.ReadyStamp)} seconds";
        return text;
    }

    private static string Text(bool value) => value ? "true" : "false";

    private string Cause(bool numeric) => Death switch
    {
        null => "not started yet",
        { IsSignaled: true } death => $"signal {(numeric ? ((int)death.Signal).ToString() : Signals.TableNameOf(death.Signal))}",
        { } death => $"exitcode {death.Code}",
    };

    /// <summary>A moment, but none that is still to come: the clock may have been set back.</summary>
    private Tai64n Since(Tai64n moment) => moment.ToUnixNanoseconds() > Now ? Tai64n.FromUnixNanoseconds(Now) : moment;

    private long Seconds(Tai64n moment) => (Now - Since(moment).ToUnixNanoseconds()) / 1_000_000_000;
}
