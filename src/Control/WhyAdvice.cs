using Actors.Platform;
using Actors.Services;

namespace Actors.Control;

/// <summary>What to do about a service.</summary>
internal static class WhyAdvice
{
    /// <param name="culprit">What is really wrong.</param>
    /// <param name="status">Where that is.</param>
    /// <param name="asked">The service that was asked about.</param>
    internal static IReadOnlyList<string> For(Surveyed culprit, ServiceStatus status, ServiceStatus asked)
    {
        var advice = new List<string>();
        switch (status.State)
        {
            case ServiceState.Failed when culprit.Atomic?.Definition is OneshotDefinition oneshot:
                advice.Add($"look into the container's log for what {oneshot.PathOf("up")} said, and mend it");
                advice.Add($"then: actors start {asked.Name}");
                break;
            case ServiceState.Failed:
                advice.Add($"mend what makes it fail (its run ended: {Describe(status.LastExit)}), then: actors start {asked.Name}");
                break;
            case ServiceState.Waiting when culprit.Longrun is { SpawnError: not 0 } longrun:
                advice.Add(longrun.SpawnError == Errno.ENOENT
                    ? $"{longrun.Settings?.Directory}/run, or the interpreter that its first line names, is not there"
                    : longrun.SpawnError == Errno.EACCES ? $"make {longrun.Settings?.Directory}/run executable" : $"see why {longrun.Settings?.Directory}/run cannot be executed");
                break;
            case ServiceState.Waiting when status.LastExit is { } exit:
                advice.Add($"its run ends again and again (the last time: {Describe(exit)}): find out why from its log");
                break;
            case ServiceState.Starting when status.Kind == ServiceKind.Longrun:
                advice.Add($"it has to write a newline to the descriptor that {SourceOf(culprit)}/notification-fd names, once it is ready");
                advice.Add("without that file it counts as ready as soon as it runs");
                break;
            case ServiceState.Starting:
                advice.Add("wait, or see what its command waits for; a timeout-up limits how long it may take");
                break;
            case ServiceState.Stopping when status.Kind == ServiceKind.Longrun:
                advice.Add($"a timeout-kill in {SourceOf(culprit)} limits how long it may take; at once: actors signal {status.Name} KILL");
                break;
            case ServiceState.Down when status.LastExit is { } exit:
                advice.Add($"it ended before ({Describe(exit)}); to start it: actors start {asked.Name}");
                break;
            case ServiceState.Down:
                advice.Add($"to start it: actors start {asked.Name}; to have it started at boot put it into the bundle user");
                break;
            case ServiceState.Up when status.IsPaused:
                advice.Add($"to continue it: actors signal {status.Name} CONT");
                break;
        }

        return advice;
    }

    private static string Describe(ExitStatus? exit) => exit?.ToString() ?? "it was never seen to end";

    private static string SourceOf(Surveyed service) => service.Atomic?.Definition.SourceDirectory is { Length: > 0 } source ? source : service.Longrun?.Settings?.Directory ?? service.Name;
}
