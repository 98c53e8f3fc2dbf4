using Actors.Services;
using Actors.Supervision;
using static Actors.Readiness.ReadinessProtocol;

namespace Actors.Readiness;

/// <content>Putting another graph in the place of this one.</content>
public sealed partial class ReadinessCoordinator
{
    private Replacement? _replacement;
    private ServiceGraph? _nextGraph;
    private ReplaceGraph? _replace;
    private string[] _stopped = [];
    private string[] _started = [];

    /// <summary>The services have been told of the new graph; until they answer nothing moves.</summary>
    private bool _takingOver;
    private bool _incomplete;

    private void BeginReplace(ReplaceGraph replace)
    {
        var replacement = Replacement.Compare(_graph, _up, replace, out var fault);
        if (replacement is null)
        {
            Finish(fault!);
            return;
        }

        if (!replace.IncludeEssential && !KeepEssential(replacement))
            return;
        _replace = replace;
        _stopped = [.. replacement.Stopping.Select(service => service.Name)];
        var stillUp = replacement.StillUp.ToHashSet();
        _started = [.. Wanted(replacement, replace).Where(service => !service.IsInternal && !stillUp.Contains(service)).Select(service => service.Name)];
        if (replace.DryRun)
        {
            Finish(Result(0));
            return;
        }

        if (replace.Timeout is { } limit)
            Timers.StartSingleTimer(nameof(ChangeTimeUp), ChangeTimeUp.Instance, limit);
        _replacement = replacement;
        _nextGraph = replace.Graph;
        // What did not come up in its time would come up in the midst of it.
        Run(Downwards(_graph.WithDependents(replacement.Stopping.Concat(_lingering)), includeEssential: true));
    }

    private bool KeepEssential(Replacement replacement)
    {
        var possible = replacement.TryKeepEssential(out var kept);
        foreach (var service in kept)
            _report.Warning(Program, $"service {service} is marked as essential, not stopping it");
        if (!possible)
            Finish(new Changed(9, $"{string.Join(", ", kept.Select(service => service.Name))} would have to stop, which is marked as essential, or needed by what is"));
        return possible;
    }

    private void AfterStopping(Transition stopping)
    {
        if (!stopping.IsComplete)
        {
            FailReplacement(9);
            return;
        }

        _takingOver = true;
        _services.Tell(new ServicesProtocol.Replace(_nextGraph!, _replacement!.Kept) { Policies = _replace?.Policies });
    }

    private void OnReplaced(ServicesProtocol.Replaced replaced)
    {
        if (!_takingOver)
            return;
        var replacement = _replacement!;
        _graph = _nextGraph!;
        foreach (var service in _up)
            _journal?.Moved(service.Name, up: false);
        _up = [.. replacement.StillUp];
        foreach (var service in _up)
            _journal?.Moved(service.Name, up: true);
        _lingering = [];
        _takingOver = false;
        _nextGraph = null;
        _replacement = null;
        _incomplete = replaced.Failure is not null;
        if (_stopping)
            EndIfOver();
        else
            Run(Upwards(Wanted(replacement, _replace!)));
    }

    /// <summary>What is up, and what is new and comes up with the container.</summary>
    private static IReadOnlyList<AtomicService> Wanted(Replacement replacement, ReplaceGraph replace)
    {
        var added = replace.StartsNew.Where(name => replacement.IsNew(name)).Select(replace.Graph.Find).OfType<AtomicService>().ToArray();
        return added.Length == 0 ? replacement.Wanted : [.. replace.Graph.WithDependencies(replacement.Wanted.Concat(added))];
    }

    /// <summary>The old graph stays in place.</summary>
    private bool FailReplacement(int code)
    {
        if (_replacement is null)
            return false;
        _replacement = null;
        _nextGraph = null;
        Finish(Result(code, code == 10 ? "timed out while stopping services; the services are those of before" : "unable to stop services; the services are those of before"));
        return true;
    }

    private Changed Result(int code, string? message = null)
    {
        var result = new Changed(code == 0 && _incomplete ? 1 : code, message) { Stopped = _stopped, Started = _started, Differences = _replace?.Differences ?? [] };
        _replace = null;
        _stopped = _started = [];
        _incomplete = false;
        return result;
    }
}
