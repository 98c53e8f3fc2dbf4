using Actors.Platform;
using Actors.Services;
using static Actors.Supervision.ServicesProtocol;

namespace Actors.Supervision;

/// <content>
/// Another graph while services run, in three steps: longruns that are not in it any more are let go, and oneshots, whose actors know their scripts; when they
/// are gone, what goes on gets its new settings (and moves, where it is renamed); then the new definitions are laid out.
/// </content>
public sealed partial class ServicesActor
{
    private readonly HashSet<IActorRef> _releasing = [];
    private Replace? _replacing;
    private IActorRef _replacer = ActorRefs.Nobody;
    private int _settling;
    private string? _failure;

    private void OnReplace(Replace replace)
    {
        _replacing = replace;
        _replacer = Sender;
        _failure = null;
        foreach (var service in LongrunsOf(_graph!))
        {
            var stays = replace.Kept.TryGetValue(service, out var next);
            if (!stays || next!.Name != service.Name)
                _live!.Unlink(service.Name);
            if (!stays && _longruns.TryGetValue(service.Name, out var actor))
                Release(actor, LongrunProtocol.Leave.Instance);
        }

        foreach (var actor in _oneshots.Values)
            Release(actor, PoisonPill.Instance);
        if (_releasing.Count == 0)
            SettleKept();
    }

    private void Release(IActorRef actor, object message)
    {
        _releasing.Add(actor);
        actor.Tell(message);
    }

    private void OnReleased(IActorRef actor)
    {
        if (_releasing.Remove(actor) && _releasing.Count == 0)
            SettleKept();
    }

    /// <summary>Now the new graph counts: everything below asks it.</summary>
    private void SettleKept()
    {
        var (old, replace) = (_graph!, _replacing!);
        _graph = replace.Graph;
        if (replace.Policies is { } policies)
            TakePolicies(policies);
        var unused = ReplacePipelines(old, replace);
        var kept = new Dictionary<string, IActorRef>();
        foreach (var service in LongrunsOf(old))
        {
            if (!replace.Kept.TryGetValue(service, out var next))
                _live!.Remove(service.Name);
            else if (_longruns.Remove(service.Name, out var actor))
                kept[next.Name] = actor;
        }

        foreach (var (name, actor) in kept)
        {
            _longruns[name] = actor;
            _settling++;
            JoinGroup(name, actor);
            actor.Tell(new LongrunProtocol.Settle(SettingsFor(name, _live!.DirectoryOf(name))));
        }

        if (replace.Policies is not null)
            SettleOthers(kept);
        foreach (var pipe in unused)
            pipe.Dispose();
        if (_settling == 0)
            LayOut();
    }

    private void OnSettled(LongrunProtocol.Settled settled)
    {
        Fail(settled.Failure);
        if (--_settling == 0)
            LayOut();
    }

    private void LayOut()
    {
        foreach (var service in LongrunsOf(_graph!))
        {
            try
            {
                _live!.Update((LongrunDefinition)service.Definition);
            }
            catch (PlatformException failure)
            {
                Fail(failure.Message);
            }
        }

        OnRescan(prune: false);
        _replacing = null;
        _replacer.Tell(new Replaced(_failure));
    }

    /// <summary>What cannot be done is said and left; the rest is done.</summary>
    private void Fail(string? failure)
    {
        if (failure is null)
            return;
        _report.Warning(Program, failure);
        _failure ??= failure;
    }

    private static IEnumerable<AtomicService> LongrunsOf(ServiceGraph graph) =>
        graph.Atomics.Where(service => service.Definition is LongrunDefinition { IsInternal: false });
}
