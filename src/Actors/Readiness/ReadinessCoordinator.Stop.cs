using Actors.Services;
using Actors.Supervision;
using static Actors.Readiness.ReadinessProtocol;

namespace Actors.Readiness;

/// <content>Stopping everything, and reloading.</content>
public sealed partial class ReadinessCoordinator
{
    private readonly HashSet<string> _reloading = [];
    private bool _reloadFailed;
    private bool _stopping;
    private bool _stoppingEverything;

    private void OnStopEverything()
    {
        var stopping = new Changed(1, "the container is stopping");
        _requester.Tell(stopping);
        _report = _log;
        foreach (var (requester, _) in _queue)
            requester.Tell(stopping);
        _queue.Clear();
        _reloading.Clear();
        _stopping = true;
        _afterwards = null;
        if (!_takingOver)
            _replacement = null;
        _requester = Sender;
        Timers.Cancel(nameof(ChangeTimeUp));
        if (_transition is { IsUp: true } start)
            CancelStart(start);
        _transition ??= new Transition(up: true, []);
        EndIfOver();
    }

    /// <summary>Nothing new starts. A process that is there counts as up, so that it is stopped in its turn; a script at work is waited for.</summary>
    private void CancelStart(Transition start)
    {
        start.Cancel();
        foreach (var service in start.Moving.Where(service => service.Definition is LongrunDefinition).ToArray())
        {
            Timers.Cancel(service);
            MarkUp(service);
            start.Failed(service);
        }

        if (start.Moving.Count > 0)
            _report.Info(Program, $"the container is stopping; first it waits for {string.Join(", ", start.Moving)}, still starting");
    }

    private void BeginReload(ReloadServices reload)
    {
        if (!_graph.TryResolve(reload.Names, out var services, out var unknown))
        {
            Finish(Unrecognized(unknown));
            return;
        }

        _reloadFailed = false;
        foreach (var service in services.Where(service => !service.IsInternal))
        {
            _reloading.Add(service.Name);
            _services.Tell(new ServiceProtocol.Reload(service.Name));
        }

        if (_reloading.Count == 0)
            Finish(new Changed(0));
    }

    private void OnReloaded(string name, string? failure)
    {
        if (!_reloading.Remove(name))
            return;
        if (failure is null)
            _report.Info(Program, $"service {name} successfully reloaded", from: 3);
        else
            _report.Warning(Program, $"unable to reload service {name}: {failure}");
        _reloadFailed |= failure is not null;
        if (_reloading.Count == 0)
            Finish(new Changed(_reloadFailed ? 1 : 0));
    }
}
