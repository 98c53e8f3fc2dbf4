using Actors.Boot;

namespace Actors.Control;

/// <summary>Makes of a survey what <c>health</c> answers.</summary>
internal static class HealthReader
{
    internal static HealthReport Read(Survey survey)
    {
        var reasons = new List<HealthReason>();
        switch (survey.Overview.Phase)
        {
            case ContainerPhase.Booting: reasons.Add(new HealthReason(null, "the boot is not over", false)); break;
            case ContainerPhase.Stopping: reasons.Add(new HealthReason(null, "the container is stopping", false)); break;
        }

        if (survey.Overview.Failure is { } failure)
            reasons.Add(new HealthReason(null, failure, survey.States is null && survey.Overview.Phase == ContainerPhase.Running));
        foreach (var service in survey.Select([]))
        {
            var status = StatusReader.Read(survey, service);
            if (TextFor(status) is { } text)
                reasons.Add(new HealthReason(service.Name, text, status.State is ServiceState.Failed or ServiceState.Unknown));
        }

        return new HealthReport(!reasons.Any(reason => reason.IsAgainstLiveness), reasons.Count == 0, reasons);
    }

    private static string? TextFor(ServiceStatus status) => status switch
    {
        { State: ServiceState.Failed } => status.Reason is { } reason ? $"failed: {reason}" : "failed",
        { State: ServiceState.Unknown } => "its actor does not answer",
        { IsPaused: true } => "paused by a signal",
        { IsUnhealthy: true } => status.Reason ?? "unhealthy",
        { IsWantedUp: true, IsReady: false } => status.Reason is { } reason ? $"{StatusJson.NameOf(status.State)}: {reason}" : StatusJson.NameOf(status.State),
        _ => null,
    };
}
