using Actors.Platform;
using Actors.Readiness;
using Actors.Services;
using Actors.Supervision;

namespace Actors.Control;

/// <content>What the verbs ask of whom.</content>
internal sealed partial class OperationActor
{
    /// <summary>Up, with all that is needed; or down, with all that needs it.</summary>
    private void Move(Survey survey, bool up)
    {
        _ = survey.Select(_request.Names); // every name is known
        var inDatabase = _request.Names.Where(name => survey.IsInDatabase(name)).ToArray();
        if (!up)
            RefuseEssential(survey, inDatabase);
        if (inDatabase.Length > 0)
        {
            _result = _result with { Started = up ? Moving(survey, inDatabase, up) : [], Stopped = up ? [] : Moving(survey, inDatabase, up) };
            AskCoordinator(new ReadinessProtocol.Change(inDatabase, up) { Block = true, IncludeEssential = _request.IncludeEssential, Timeout = _request.Timeout });
            if (up)
                StartAgain(survey, inDatabase);
        }

        foreach (var name in _request.Names.Where(name => !survey.IsInDatabase(name)))
            AskService(name, up ? new ServiceProtocol.Start(name) : new ServiceProtocol.Stop(name));
    }

    /// <summary>s6-rc would leave them up, warn in the container's log, and call that done; who asks for a stop by name is told.</summary>
    private void RefuseEssential(Survey survey, IReadOnlyList<string> names)
    {
        if (_request.IncludeEssential || survey.States is not { } states)
            return;
        var falling = states.Graph.WithDependents(survey.Select(names).Select(service => service.Atomic).OfType<AtomicService>());
        var essential = falling.Where(service => service.IsEssential && !service.IsInternal && states.Up.Contains(service)).Select(service => ByteString.ToText(service.Name)).ToArray();
        if (essential.Length > 0)
            throw new ControlException(ControlErrors.Refused, $"{string.Join(", ", essential)} would have to stop, which is flagged essential; with \"essential\":true (--force) it does");
    }

    /// <summary>What is up for the database, and yet down: it has failed for good since, or was brought down beside the database. The coordinator does not start those.</summary>
    private void StartAgain(Survey survey, IReadOnlyList<string> names)
    {
        var states = survey.States!;
        var named = survey.Select(names).Select(service => service.Atomic!);
        foreach (var atomic in states.Graph.WithDependencies(named).Where(states.Up.Contains))
        {
            if (survey.Find(atomic.Name) is not { Longrun: { State: LongrunState.Down, WantUp: false, IsArmed: false } })
                continue;
            _result = _result with { Started = [.. _result.Started, atomic.Name] };
            AskService(atomic.Name, new ServiceProtocol.Start(atomic.Name));
        }
    }

    /// <summary>The services that a change is going to move.</summary>
    private static string[] Moving(Survey survey, IReadOnlyList<string> names, bool up)
    {
        var states = survey.States!;
        var named = survey.Select(names).Select(service => service.Atomic!);
        var moving = up
            ? states.Graph.WithDependencies(named).Where(service => !states.Up.Contains(service))
            : states.Graph.WithDependents(named).Where(states.Up.Contains);
        return [.. moving.Where(service => !service.IsInternal).Select(service => service.Name)];
    }

    /// <summary>
    /// A longrun's process is ended and started again, and what depends on it stays. A oneshot is gone down and up again, and so is what depends on it; with longruns too if that is asked for.
    /// </summary>
    private void Restart(Survey survey)
    {
        var services = survey.Select(_request.Names);
        if (_request.WithDependents || services.Any(service => service.IsOneshot))
        {
            foreach (var service in services.Where(service => service.Atomic is null))
                AskService(service.Name, new ServiceProtocol.Restart(service.Name));
            var inDatabase = services.Where(service => service.Atomic is not null).Select(service => service.Name).ToArray();
            if (inDatabase.Length > 0)
                MoveDownAndUp(survey, inDatabase);
            return;
        }

        var down = services.Where(service => service.Atomic is { } atomic && !survey.States!.Up.Contains(atomic)).Select(service => service.Name).ToArray();
        if (down.Length > 0)
            AskCoordinator(new ReadinessProtocol.Change(down, Up: true) { Block = true, Timeout = _request.Timeout });
        foreach (var service in services.Where(service => !down.Contains(service.Name)))
            AskService(service.Name, new ServiceProtocol.Restart(service.Name));
        _result = _result with { Started = [.. services.Select(service => service.Name)] };
    }

    private void MoveDownAndUp(Survey survey, string[] names)
    {
        RefuseEssential(survey, names);
        var stopping = Moving(survey, names, up: false);
        _result = _result with { Stopped = stopping, Started = [.. stopping.Union(names)] };
        _afterwards = new ReadinessProtocol.Change(_result.Started, Up: true) { Block = true, Timeout = _request.Timeout };
        AskCoordinator(new ReadinessProtocol.Change(names, Up: false) { Block = true, IncludeEssential = _request.IncludeEssential, Timeout = _request.Timeout });
    }

    private void Reload(Survey survey)
    {
        var beside = _request.Names.Where(name => survey.Find(name) is { Atomic: null }).ToArray();
        foreach (var name in beside)
            survey.Find(name)!.Actor.Tell(new LongrunProtocol.Control("l"));
        var others = _request.Names.Except(beside).ToArray();
        if (others.Length > 0)
            AskCoordinator(new ReadinessProtocol.ReloadServices(others));
    }

    private void SendSignal(Survey survey)
    {
        if (_request.Signal is not { } name || !Signals.TryParse(name.StartsWith("SIG", StringComparison.OrdinalIgnoreCase) ? name[3..] : name, out var signal))
            throw new ControlException(ControlErrors.InvalidArgument, $"unknown signal {_request.Signal}");
        if (_request.To is not (null or "process" or "group" or "session"))
            throw new ControlException(ControlErrors.InvalidArgument, $"a signal cannot be sent to {_request.To}: process, group or session");
        var services = survey.Select(_request.Names);
        if (services.FirstOrDefault(service => PidOf(service) == 0) is { } down)
            throw new ControlException(ControlErrors.NotRunning, $"{ByteString.ToText(down.Name)} has no process");
        foreach (var service in services)
        {
            if (_request.To == "session" && service.Longrun?.Logger is null)
                SendToSession(survey, service, signal);
            else
                service.Actor.Tell(new ServiceProtocol.SendSignal(service.Name, signal, _request.To == "group"));
        }
    }

    private static void SendToSession(Survey survey, Surveyed service, Signal signal)
    {
        foreach (var pid in survey.Processes.PidsOf(PidOf(service)))
            _ = Signals.Send(pid, signal);
    }

    private static int PidOf(Surveyed service) => service.Longrun is { State: LongrunState.Up } longrun ? longrun.Pid : service.Oneshot?.Pid ?? 0;
}
