using Actors.Services;
using Actors.Supervision;

namespace Actors.Tests.Readiness;

/// <summary>
/// Takes the place of all services before a coordinator: answers when the history says so, crashes, restarts, fails; and checks whatever the coordinator asks for.
/// </summary>
internal sealed class SimulatedServices(ServiceGraph graph)
{
    private readonly Dictionary<string, SimulatedService> _services =
        graph.Atomics.Where(service => !service.IsInternal).ToDictionary(service => service.Name, service => Create(service));

    private ServicesProtocol.Replace? _replace;
    private bool _stopping;

    internal ServiceGraph Graph { get; private set; } = graph;

    /// <summary>What the coordinator was asked and told, for the message of a failure.</summary>
    internal List<string> Story { get; } = [];

    internal IEnumerable<SimulatedService> All => _services.Values;

    /// <summary>Whether the services have yet to take over a graph.</summary>
    internal bool IsTakingOver => _replace is not null;

    /// <summary>Whether something is yet to be answered.</summary>
    internal bool OwesAnswers => IsTakingOver || All.Any(service => service.Awaited is not null || service.Reloading);

    /// <summary>From now on nothing may start.</summary>
    internal void StopBegins() => _stopping = true;

    /// <summary>What the coordinator tells its services.</summary>
    internal void Receive(object message)
    {
        Story.Add($"  -> {message}");
        switch (message)
        {
            case ServiceProtocol.Start start: OnStart(_services[start.Service]); break;
            case ServiceProtocol.Stop stop: OnStop(_services[stop.Service]); break;
            case ServiceProtocol.GiveUp giveUp: OnGiveUp(_services[giveUp.Service]); break;
            case ServiceProtocol.Reload reload: _services[reload.Service].Reloading = true; break;
            case ServicesProtocol.Replace replace: OnReplace(replace); break;
            default: throw new InvalidOperationException($"the coordinator told the services {message}");
        }
    }

    /// <summary>Something happens to a service, which may have an answer to the coordinator for it.</summary>
    /// <param name="service">Which.</param>
    /// <param name="well">The better of what can happen, or the worse.</param>
    /// <returns>What the coordinator is told; null: nothing.</returns>
    internal static object? Happen(SimulatedService service, bool well)
    {
        if (service.Reloading)
        {
            service.Reloading = false;
            return well ? new ServiceProtocol.Reloaded(service.Name) : new ServiceProtocol.ReloadFailed(service.Name, "command exited 1");
        }

        if (service.HasForgottenScript)
        {
            service.HasForgottenScript = false;
            service.HasProcess = service.Awaited is not null;
            return null;
        }

        return service.IsOneshot ? ScriptEnds(service, well) : ProcessMoves(service, well);
    }

    /// <summary>What one of the graphs until now called essential, or needed for what it called so: another graph may have given it new needs.</summary>
    internal IReadOnlySet<string> KeptAnyway { get; private set; } = new HashSet<string>();

    /// <summary>The services have taken over the graph that they were told of.</summary>
    internal object TakeOver()
    {
        var replace = _replace!;
        _replace = null;
        var essential = Graph.WithDependencies(Graph.Atomics.Where(service => service.IsEssential)).ToHashSet();
        KeptAnyway = replace.Kept.Where(entry => essential.Contains(entry.Key) || KeptAnyway.Contains(entry.Key.Name)).Select(entry => entry.Value.Name).ToHashSet();
        var before = Graph.Atomics.Where(service => !service.IsInternal).ToDictionary(service => service, service => _services[service.Name]);
        _services.Clear();
        Graph = replace.Graph;
        foreach (var service in Graph.Atomics.Where(service => !service.IsInternal))
            _services[service.Name] = Create(service);
        foreach (var (old, next) in replace.Kept.Where(entry => !entry.Key.IsInternal))
        {
            var (was, now) = (before[old], _services[next.Name]);
            (now.HasProcess, now.IsUp, now.IsReady, now.WantedUp) = (was.HasProcess, was.IsUp, was.IsReady, was.WantedUp);
            (now.HasForgottenScript, now.Awaited) = (was.HasForgottenScript, was.IsOneshot ? null : was.Awaited);
        }

        return new ServicesProtocol.Replaced();
    }

    private static SimulatedService Create(AtomicService service) => new(service.Name, service.Definition is OneshotDefinition);

    private void OnStart(SimulatedService service)
    {
        Check(!_stopping, $"{service} starts while everything stops");
        Check(!IsTakingOver, $"{service} starts while the graph is replaced");
        foreach (var dependency in Graph.Find(service.Name)!.Dependencies.Where(dependency => !dependency.IsInternal))
            Check(_services[dependency.Name].IsUp, $"{service} starts before {dependency} is ready");
        Check(!service.IsOneshot || service.Awaited is null, $"{service} starts while something is under way");
        Check(!service.IsOneshot || !service.HasProcess || service.HasForgottenScript, $"{service} gets a second process");
        service.Awaited = true;
        service.WantedUp = true;
        service.HasProcess = true;
    }

    private void OnStop(SimulatedService service)
    {
        Check(!IsTakingOver, $"{service} stops while the graph is replaced");
        Check(!service.IsOneshot || service.Awaited is null, $"{service} stops while something is under way");
        foreach (var dependent in Graph.Find(service.Name)!.Dependents)
        {
            var above = _services[dependent.Name];
            Check(!above.IsUp && (above.IsOneshot || !above.HasProcess), $"{service} stops before {above}");
        }

        service.Awaited = false;
        service.WantedUp = false;
        if (service.IsOneshot)
            service.HasProcess = true;
    }

    private static void OnGiveUp(SimulatedService service)
    {
        service.FailedToStop = service.Awaited is false;
        service.Awaited = null;
        if (service.IsOneshot)
            service.HasForgottenScript = service.HasProcess;
        else
            (service.WantedUp, service.IsUp) = (false, false);
    }

    private void OnReplace(ServicesProtocol.Replace replace)
    {
        foreach (var service in All.Where(service => service.HasProcess && !service.IsOneshot))
            Check(replace.Kept.ContainsKey(Graph.Find(service.Name)!), $"{service} is gone from the graph while it runs");
        _replace = replace;
    }

    private static object? ScriptEnds(SimulatedService service, bool well)
    {
        if (service.Awaited is not { } up)
            return null;
        service.Awaited = null;
        service.HasProcess = false;
        if (well)
            service.IsUp = up;
        return (well, up) switch
        {
            (true, true) => new ServiceProtocol.Started(service.Name),
            (false, true) => new ServiceProtocol.StartFailed(service.Name, "command exited 1"),
            (true, false) => new ServiceProtocol.Stopped(service.Name),
            (false, false) => new ServiceProtocol.StopFailed(service.Name, "command exited 1"),
        };
    }

    /// <summary>A longrun that is to be down goes down; one that is to be up becomes ready, or crashes and is there again, or (still starting) fails for good.</summary>
    private static object? ProcessMoves(SimulatedService service, bool well)
    {
        if (!service.WantedUp)
        {
            (service.HasProcess, service.IsReady) = (false, false);
            if (service.Awaited is not false)
                return null;
            (service.Awaited, service.IsUp) = (null, false);
            return new ServiceProtocol.Stopped(service.Name);
        }

        if (!well && service.Awaited is true)
        {
            (service.HasProcess, service.IsReady, service.WantedUp, service.Awaited, service.IsUp) = (false, false, false, null, false);
            return new ServiceProtocol.StartFailed(service.Name, "command exited 1");
        }

        service.IsReady = well;
        if (!well || service.Awaited is not true)
            return null;
        (service.Awaited, service.IsUp) = (null, true);
        return new ServiceProtocol.Started(service.Name);
    }

    private void Check(bool holds, string otherwise)
    {
        if (!holds)
            throw new InvalidOperationException($"{otherwise}\n{string.Join('\n', Story)}");
    }
}
