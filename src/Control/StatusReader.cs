using System.Globalization;
using Actors.Boot;
using Actors.Platform;
using Actors.Services.Policies;
using Actors.Supervision;

namespace Actors.Control;

/// <summary>Makes of a survey what <c>status</c> answers.</summary>
internal static class StatusReader
{
    internal static StatusReport Read(Survey survey, IReadOnlyList<string> names, bool proportional) =>
        new(ReadContainer(survey, proportional), [.. survey.Select(names).Select(service => Read(survey, service, proportional))]);

    internal static ContainerStatus ReadContainer(Survey survey, bool proportional = false)
    {
        var times = survey.Overview.Times;
        return new ContainerStatus(NameOf(survey.Overview.Phase), Seconds(survey.MonotonicNanoseconds - times.Begin))
        {
            BootTime = times.Up == 0 ? null : Seconds(times.Up - times.Begin),
            Failure = survey.Overview.Failure,
            RunsCommand = !survey.Overview.Command.IsNobody(),
            Usage = survey.Processes.UsageOfProcess(Identity.ProcessId, proportional),
        };
    }

    internal static ServiceStatus Read(Survey survey, Surveyed service, bool proportional = false)
    {
        var status = service.IsOneshot ? ReadOneshot(survey, service) : ReadLongrun(survey, service);
        return status with
        {
            IsInDatabase = service.Atomic is not null,
            IsEssential = service.Atomic is { IsEssential: true },
            Consumer = service.Atomic?.Consumer?.Name ?? LegacyLoggerOf(survey, service),
            Producers = [.. (service.Atomic?.Producers ?? []).Select(producer => producer.Name)],
            LogDirectories = LogDirectories.Of(survey, service),
            // A logger in this process has the pid of this process, or of one that several share.
            Usage = status.Pid == 0 || service.Longrun?.Logger is not null ? null : survey.Processes.UsageOf(status.Pid, proportional),
        };
    }

    internal static double Seconds(long nanoseconds) => Math.Round(nanoseconds / 1e9, 6);

    internal static double Moment(Tai64n moment) => Math.Round(moment.ToUnixNanoseconds() / 1e9, 6);

    internal static string NameOf(ContainerPhase phase) => phase switch
    {
        ContainerPhase.Booting => "booting",
        ContainerPhase.Running => "running",
        _ => "stopping",
    };

    private static ServiceStatus ReadLongrun(Survey survey, Surveyed service)
    {
        if (service.Longrun is not { } longrun)
            return Absent(survey, service, ServiceKind.Longrun);
        var isReady = longrun.State == LongrunState.Up && (longrun.Ready || !longrun.TellsReadiness);
        var state = StateOf(survey, service, longrun, isReady);
        return new ServiceStatus(service.Name, ServiceKind.Longrun, state)
        {
            IsWantedUp = longrun.WantUp || IsOnItsWayUp(survey, service),
            IsReady = isReady,
            TellsReadiness = longrun.TellsReadiness,
            IsPaused = longrun.Paused,
            Pid = longrun.Pid,
            Since = Moment(longrun.Since),
            ReadySince = isReady ? Moment(longrun.TellsReadiness ? longrun.ReadySince : longrun.Since) : 0,
            Uptime = longrun.State == LongrunState.Up ? Math.Max(Moment(survey.Moment) - Moment(longrun.Since), 0) : 0,
            Starts = longrun.Starts,
            LastExit = longrun.LastExit,
            IsUnhealthy = longrun is { State: LongrunState.Up, IsHealthy: false },
            Reason = ReasonOf(survey, service, longrun, state),
        };
    }

    private static ServiceState StateOf(Survey survey, Surveyed service, LongrunStatus longrun, bool isReady) => longrun switch
    {
        { State: LongrunState.Finishing } => ServiceState.Finishing,
        { State: LongrunState.Up, IsEnding: true } => ServiceState.Stopping,
        { State: LongrunState.Up } => isReady ? ServiceState.Up : ServiceState.Starting,
        { WantUp: true } => ServiceState.Waiting,
        { HasFailed: true } => ServiceState.Failed,
        { IsArmed: true } => ServiceState.Waiting,
        _ => AtRest(survey, service),
    };

    /// <summary>Of a service that has no process: it waits for others, did not come up, or is down.</summary>
    private static ServiceState AtRest(Survey survey, Surveyed service) =>
        IsOnItsWayUp(survey, service) ? ServiceState.Waiting
        : service.Atomic is { } atomic && survey.States is { } states && states.Failures.ContainsKey(atomic.Name) && !states.Up.Contains(atomic) ? ServiceState.Failed
        : ServiceState.Down;

    private static bool IsOnItsWayUp(Survey survey, Surveyed service) => survey.States is { IsGoingUp: true } states && service.Atomic is { } atomic
        && (states.Waiting.Contains(atomic) || states.Moving.Contains(atomic));

    private static string? ReasonOf(Survey survey, Surveyed service, LongrunStatus longrun, ServiceState state) => state switch
    {
        ServiceState.Failed when longrun.HasFailed => longrun.Failure is { } failure ? $"{failure}: it has failed for good" : "it has failed for good",
        ServiceState.Waiting when longrun is { SpawnError: not 0, WantUp: true } => $"its run could not be executed: {Errno.Describe(longrun.SpawnError)}; it is tried again after a minute",
        ServiceState.Waiting when longrun is { WantUp: true, StartsAt: 0, Settings.Group: not null } => "the others of its group",
        ServiceState.Waiting when longrun.WantUp => "the pause before its next start" + Until(survey, longrun.StartsAt),
        ServiceState.Waiting when longrun is { IsArmed: true, Settings: { } settings } => $"its trigger, {DescribeTrigger(settings.Policy.Trigger)}{Until(survey, longrun.TriggersAt)}",
        ServiceState.Starting => "it has not told yet that it is ready",
        ServiceState.Up when longrun.IsHealthy == false => $"unhealthy: {longrun.HealthFault}",
        _ => ReasonOf(survey, service, state),
    };

    private static string Until(Survey survey, long moment) => (moment - survey.MonotonicNanoseconds) / 1_000_000_000 is > 0 and var seconds
        ? string.Create(CultureInfo.InvariantCulture, $", in {(seconds < 120 ? $"{seconds}s" : seconds < 7200 ? $"{seconds / 60}m" : $"{seconds / 3600}h")}")
        : "";

    private static string DescribeTrigger(TriggerPolicy trigger)
    {
        var parts = new List<string>();
        if (trigger.Every is { } every)
            parts.Add(string.Create(CultureInfo.InvariantCulture, $"every {every.TotalSeconds:0.###} s"));
        if (trigger.Cron is { } cron)
            parts.Add($"cron {ByteString.FromText(cron.Text)}");
        if (trigger.Path is { } path)
            parts.Add($"a change of {path}");
        return string.Join(" or ", parts);
    }

    private static string? ReasonOf(Survey survey, Surveyed service, ServiceState state)
    {
        if (service.Atomic is not { } atomic || survey.States is not { } states)
            return null;
        if (state == ServiceState.Failed)
            return states.Failures.GetValueOrDefault(atomic.Name);
        if (state != ServiceState.Waiting)
            return null;
        var missing = atomic.Dependencies.Where(needed => !states.Up.Contains(needed)).Select(needed => needed.Name).ToArray();
        return missing.Length == 0 ? "its turn" : $"it needs {string.Join(", ", missing)}";
    }

    private static ServiceStatus ReadOneshot(Survey survey, Surveyed service)
    {
        var isUp = service.Atomic is { } atomic && survey.States is { } states && states.Up.Contains(atomic);
        var oneshot = service.Oneshot;
        var state = service.IsSilent ? ServiceState.Unknown : oneshot?.RunsUp switch
        {
            true => ServiceState.Starting,
            false => isUp && survey.States is { IsGoingUp: false, IsBusy: true } ? ServiceState.Stopping : isUp ? ServiceState.Up : ServiceState.Stopping,
            null => isUp ? ServiceState.Up : AtRest(survey, service),
        };
        return new ServiceStatus(service.Name, ServiceKind.Oneshot, state)
        {
            IsWantedUp = isUp ? state != ServiceState.Stopping : IsOnItsWayUp(survey, service),
            IsReady = state == ServiceState.Up,
            Pid = oneshot?.Pid ?? 0,
            Since = oneshot is null ? 0 : Moment(oneshot.Since),
            ReadySince = state == ServiceState.Up && oneshot is not null ? Moment(oneshot.Since) : 0,
            Starts = oneshot?.Runs ?? 0,
            LastExit = oneshot?.LastExit,
            Reason = ReasonOf(survey, service, state),
        };
    }

    /// <summary>One that was never started, or is not supervised; or whose actor did not answer.</summary>
    private static ServiceStatus Absent(Survey survey, Surveyed service, ServiceKind kind)
    {
        var isUp = service.Atomic is { } atomic && survey.States is { } states && states.Up.Contains(atomic);
        var state = service.IsSilent ? ServiceState.Unknown : isUp ? ServiceState.Up : AtRest(survey, service);
        return new ServiceStatus(service.Name, kind, state) { IsWantedUp = isUp || IsOnItsWayUp(survey, service), IsReady = isUp, Reason = ReasonOf(survey, service, state) };
    }

    /// <summary>A directory of the scan directory that holds a directory <c>log</c>: that reads its stdout.</summary>
    private static string? LegacyLoggerOf(Survey survey, Surveyed service) =>
        service.Atomic is null && survey.Find(service.Name + "/log") is { } logger ? logger.Name : null;
}
