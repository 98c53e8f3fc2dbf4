using Actors.Services;
using Actors.Supervision;
using static Actors.Readiness.ReadinessProtocol;

namespace Actors.Readiness;

/// <content>A change on its way: which services move, when each is told to, and what becomes of its answer.</content>
public sealed partial class ReadinessCoordinator
{
    private void BeginChange(Change change)
    {
        if (!_graph.TryResolve(change.Names, out var named, out var unknown))
        {
            Finish(Unrecognized(unknown));
            return;
        }

        if (change.Timeout is { } limit)
            Timers.StartSingleTimer(nameof(ChangeTimeUp), ChangeTimeUp.Instance, limit);
        var selection = change.AddAllUp ? named.Union(_up) : named;
        if (change.Up)
        {
            var target = _graph.WithDependencies(selection);
            var upwards = Upwards(target);
            _afterwards = change.Prune ? upwards : null;
            Run(change.Prune ? Downwards(_up.Concat(_lingering).Except(target), change.IncludeEssential) : upwards);
        }
        else
        {
            var target = _graph.WithDependents(selection);
            _afterwards = change.Prune ? Upwards(_graph.Atomics.Except(target)) : null;
            Run(Downwards(target, change.IncludeEssential));
        }
    }

    private Transition Upwards(IEnumerable<AtomicService> services)
    {
        var rising = new List<AtomicService>();
        foreach (var service in services)
        {
            // Internal services have nothing to run: they are up as soon as something needs them.
            if (service.IsInternal)
                MarkUp(service);
            else if (_up.Contains(service))
                _report.Info(Program, $"service {service}: already up", from: 3);
            else
                rising.Add(service);
        }

        return new Transition(up: true, rising);
    }

    private Transition Downwards(IEnumerable<AtomicService> services, bool includeEssential)
    {
        // Internal services have nothing to stop, and so stay up.
        var falling = new HashSet<AtomicService>();
        foreach (var service in services.Where(service => !service.IsInternal))
        {
            if (!_up.Contains(service))
                _report.Info(Program, $"service {service}: already down", from: 3);
            if (_up.Contains(service) || _lingering.Contains(service))
                falling.Add(service);
        }

        if (!includeEssential)
        {
            foreach (var service in falling.Where(service => service.IsEssential))
                _report.Warning(Program, $"service {service} is marked as essential, not stopping it");
            falling.RemoveWhere(service => service.IsEssential);
        }

        // Nothing stops while something that stays up needs it.
        falling.ExceptWith(_graph.WithDependencies(_up.Concat(_lingering).Except(falling)));
        return new Transition(up: false, falling);
    }

    private void Run(Transition transition)
    {
        _transition = transition;
        _report.Info(Program, $"bringing selected services {(transition.IsUp ? "up" : "down")}", from: 3);
        Move(transition.Begin());
        EndIfOver();
    }

    private void Move(IReadOnlyList<AtomicService> services)
    {
        foreach (var service in services)
        {
            var up = _transition!.IsUp;
            if (up)
                _lingering.Remove(service);
            _report.Info(Program, $"service {service}: {(up ? "starting" : "stopping")}", from: LevelOf(service, up));
            _failures.Remove(service.Name);
            Publish(service, up ? Movement.Starting : Movement.Stopping);
            if (up)
                _firstStarts.Told(service.Name);
            _services.Tell(up ? new ServiceProtocol.Start(service.Name) : new ServiceProtocol.Stop(service.Name));
            if ((up ? service.Definition.TimeoutUp : service.Definition.TimeoutDown) is > 0 and var limit)
                Timers.StartSingleTimer(service, new ServiceTimeUp(service), TimeSpan.FromMilliseconds(limit));
        }
    }

    private void OnArrived(string name, bool up)
    {
        if (FindMoving(name, up) is not { } service)
        {
            OnArrivedLate(name, up);
            return;
        }

        Timers.Cancel(service);
        _firstStarts.Arrived(service.Name);
        Publish(service, up ? Movement.Up : Movement.Down);
        var from = LevelOf(service, up);
        if (up)
            MarkUp(service);
        else
            Leave(service);
        // The lines of those that this one releases come first, as from s6-rc.
        Move(_transition!.Arrived(service));
        _report.Info(Program, $"service {service} successfully {(up ? "started" : "stopped")}", from: from);
        EndIfOver();
    }

    /// <summary>What failed to start is down for s6-rc, which has nothing to stop then.</summary>
    private int LevelOf(AtomicService service, bool up) => up || _up.Contains(service) ? 2 : 4;

    /// <summary>The change that moved it did not wait for it.</summary>
    private void OnArrivedLate(string name, bool up)
    {
        if (_graph.Find(name) is not { } service || !_lingering.Remove(service))
            return;
        if (up)
            MarkUp(service);
        _report.Info(Program, $"service {service} successfully {(up ? "started" : "stopped")}");
    }

    private void Leave(AtomicService service)
    {
        MarkDown(service);
        _lingering.Remove(service);
    }

    private void OnFailed(string name, bool up, string reason)
    {
        if (FindMoving(name, up) is not { } service)
        {
            if (up && _graph.Find(name) is { } late)
                _lingering.Remove(late);
            return;
        }

        Timers.Cancel(service);
        _firstStarts.Arrived(service.Name);
        Publish(service, Movement.Failed, reason);
        _failures[service.Name] = reason;
        if (up)
            MarkDown(service); // it came up late, before this change told it to, and did not stay
        _report.Warning(Program, $"unable to {(up ? "start" : "stop")} service {service}: {reason}");
        _transition!.Failed(service);
        EndIfOver();
    }

    private static void Publish(AtomicService service, Movement movement, string? reason = null) =>
        Context.System.EventStream.Publish(new ServiceMoved(service.Name, movement, reason));

    private void MarkUp(AtomicService service)
    {
        if (_up.Add(service))
            _journal?.Moved(service.Name, up: true);
    }

    private void MarkDown(AtomicService service)
    {
        if (_up.Remove(service))
            _journal?.Moved(service.Name, up: false);
    }

    private AtomicService? FindMoving(string name, bool up) =>
        _transition is { } transition && transition.IsUp == up && _graph.Find(name) is { } service && transition.Moving.Contains(service)
            ? service
            : null;

    private void EndIfOver()
    {
        if (_transition is not { IsOver: true } over || _takingOver)
            return;
        var next = _afterwards;
        _afterwards = null;
        if (_stopping && !_stoppingEverything)
        {
            _stoppingEverything = true;
            Run(Downwards(_graph.WithDependents(_up.Concat(_lingering)), includeEssential: false));
        }
        else if (_replacement is not null && !_stopping && !over.IsUp)
        {
            _transition = null;
            AfterStopping(over);
        }
        else if (next is not null && over.IsComplete)
        {
            Run(next);
        }
        else
        {
            _transition = null;
            if (_stopping)
                _requester.Tell(EverythingStopped.Instance);
            else
                Finish(Result(over.FailedServices.Count > 0 ? 1 : 0));
        }
    }
}
