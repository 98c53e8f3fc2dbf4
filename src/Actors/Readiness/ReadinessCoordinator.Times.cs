using Actors.Services;
using Actors.Supervision;
using static Actors.Readiness.ReadinessProtocol;

namespace Actors.Readiness;

/// <content>What happens when the time of a service, or of the whole change, is over.</content>
public sealed partial class ReadinessCoordinator
{
    private void OnServiceTimeUp(ServiceTimeUp timeUp)
    {
        if (_transition is not { } transition || !transition.Moving.Contains(timeUp.Service))
            return;
        var service = timeUp.Service;
        var (verb, limit) = transition.IsUp ? ("up", service.Definition.TimeoutUp) : ("down", service.Definition.TimeoutDown);
        _services.Tell(new ServiceProtocol.GiveUp(service.Name));
        Linger(service);
        _report.Warning("actors", $"service {service} took longer than its timeout-{verb}, {limit} ms");
        // What the programs exit with that s6-rc waits for: s6-svlisten and s6-sudo.
        OnFailed(service.Name, transition.IsUp, service.Definition is LongrunDefinition ? "command exited 99" : "command exited 111");
    }

    private void OnChangeTimeUp()
    {
        if (_transition is not { } transition)
            return;
        foreach (var service in transition.Moving)
        {
            Timers.Cancel(service);
            _failures[service.Name] = "the time of the whole change was up";
            // s6-rc leaves longruns as they are; only the clients of oneshots hang up.
            if (service.Definition is OneshotDefinition)
                _services.Tell(new ServiceProtocol.GiveUp(service.Name));
            Linger(service);
        }

        _transition = _afterwards = null;
        if (FailReplacement(10))
            return;
        var waitedFor = $"the time was up while waiting for {string.Join(", ", transition.Moving)}";
        _report.Warning("actors", waitedFor);
        Finish(Result(2, "timed out") with { Detail = waitedFor });
    }

    private void Linger(AtomicService service)
    {
        if (service.Definition is not LongrunDefinition)
            return;
        MarkDown(service);
        _lingering.Add(service);
    }
}
