namespace Actors.Init;

/// <summary>Takes what the actor runtime logs (faults that no strategy silenced, dead letters) to the container's log.</summary>
internal sealed class LogActor : ReceiveActor
{
    public LogActor(Reporter report)
    {
        Receive<Error>(entry => report.Warning("actors", entry.Cause is { } cause ? $"{entry.LogSource}: {entry.Message}: {cause}" : $"{entry.LogSource}: {entry.Message}"));
        Receive<Warning>(entry => report.Warning("actors", $"{entry.LogSource}: {entry.Message}"));
        ReceiveAny(_ => { });
    }
}
