using Actors.Platform;
using Actors.Services;
using Actors.Services.Policies;
using Actors.Supervision;

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
                advice.Add($"look into the container's log for what {(oneshot.SourceDirectory.Length > 0 ? oneshot.PathOf("up") : "its command")} said, and mend it");
                advice.Add($"then: actors start {asked.Name}");
                break;
            case ServiceState.Failed when culprit.Longrun is { SpawnError: not 0 } longrun:
                advice.Add($"its run could not be executed ({Errno.Describe(longrun.SpawnError)}): {RemedyFor(culprit, longrun)}");
                advice.Add($"then: actors start {asked.Name}");
                break;
            case ServiceState.Failed:
                advice.Add($"mend what makes it fail (its run ended: {Describe(status.LastExit)}), then: actors start {asked.Name}");
                break;
            case ServiceState.Waiting when culprit.Longrun is { SpawnError: not 0 } longrun:
                advice.Add(RemedyFor(culprit, longrun));
                break;
            case ServiceState.Waiting when culprit.Longrun is { IsArmed: true, WantUp: false }:
                advice.Add($"to run it now: actors restart {status.Name}; what triggers it: actors config {status.Name}");
                break;
            case ServiceState.Waiting when status.LastExit is { } exit:
                advice.Add($"its run ends again and again (the last time: {Describe(exit)}): find out why from its log");
                break;
            case ServiceState.Starting when status.Kind == ServiceKind.Longrun:
                AddReadiness(advice, culprit, status);
                break;
            case ServiceState.Starting:
                advice.Add("wait, or see what its command waits for; a timeout-up limits how long it may take");
                break;
            case ServiceState.Stopping when status.Kind == ServiceKind.Longrun:
                advice.Add($"stop.timeout in its policy, or a timeout-kill in {SourceOf(culprit)}, limits how long it may take; at once: actors signal {status.Name} KILL");
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

        if (status is { State: ServiceState.Up, IsUnhealthy: true })
            advice.Add($"what is asked, how often, and what follows: actors config {status.Name}; to begin anew: actors restart {status.Name}");
        return advice;
    }

    /// <summary>What makes a run that cannot be executed one that can.</summary>
    private static string RemedyFor(Surveyed service, LongrunStatus longrun)
    {
        var directory = longrun.Settings?.Directory ?? "";
        var run = Files.Join(directory, "run");
        var source = Files.Join(SourceOf(service), "run"); // that is what people change
        if (longrun.Settings is { Command.Count: > 0 } or null)
            return "see its command: actors config " + service.Name;
        if (longrun.SpawnError == Errno.ENOENT)
            return $"{run}, or the interpreter that its first line names, is not there";
        if (Files.TryReadAllBytes(run, out var content) == 0 && !content.AsSpan().StartsWith("#!"u8) && !content.AsSpan().StartsWith("\u007fELF"u8))
            return $"begin {source} with #!/bin/sh, or #!/command/with-contenv sh";
        if (longrun.SpawnError != Errno.EACCES)
            return $"see why {source} cannot be executed";
        var place = Files.RealPath(run) ?? run;
        var folder = place[..place.LastIndexOf('/')];
        return Files.Status(place) is { Mode: var mode } && (mode & 0x49) != 0 && !Mounts.MayExecute(folder)
            ? $"{folder} is on a file system that is mounted noexec: mount it without that, or put the service elsewhere"
            : $"make {source} executable";
    }

    /// <summary>How it would tell that it is ready.</summary>
    private static void AddReadiness(List<string> advice, Surveyed service, ServiceStatus status)
    {
        var readiness = service.Longrun?.Settings?.Policy.Readiness ?? ReadinessPolicy.Default;
        if (readiness.Kind == ReadinessKind.Auto)
        {
            advice.Add($"it has to write a newline to the descriptor that {SourceOf(service)}/notification-fd names, once it is ready");
            advice.Add("without that file it counts as ready as soon as it runs");
            return;
        }

        advice.Add("by its policy " + readiness switch
        {
            { Kind: ReadinessKind.Fd } => $"it has to write a newline to descriptor {readiness.Fd}, once it is ready",
            { Kind: ReadinessKind.Notify } => "it has to send READY=1 to the socket that NOTIFY_SOCKET names, as sd_notify does it",
            { Kind: ReadinessKind.Log } => $"a line of its output has to match {readiness.Pattern}",
            { Probe: { Kind: ProbeKind.Tcp } probe } => $"something has to listen at {probe.Address}:{probe.Port}",
            { Probe: { Kind: ProbeKind.Http } probe } => $"http://{probe.Address}:{probe.Port}{probe.Path} has to be answered with 200 to 399",
            { Probe: { Kind: ProbeKind.Exec } probe } => $"this has to exit 0: {string.Join(' ', probe.Command)}",
            { Probe: { Kind: ProbeKind.File } probe } => $"{probe.Path} has to be there",
            _ => "it is ready once it is up",
        });
        advice.Add($"who says so: actors config {status.Name}");
    }

    private static string Describe(ExitStatus? exit) => exit?.ToString() ?? "it was never seen to end";

    private static string SourceOf(Surveyed service) => service.Atomic?.Definition.SourceDirectory is { Length: > 0 } source ? source : service.Longrun?.Settings?.Directory ?? service.Name;
}
