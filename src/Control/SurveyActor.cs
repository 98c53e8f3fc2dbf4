using Actors.Boot;
using Actors.Readiness;
using Actors.Supervision;

namespace Actors.Control;

/// <summary>
/// Gathers a <see cref="Survey"/> for its parent, and ends: it asks <c>init</c>, the readiness coordinator and every service, and reads /proc on a thread of its own.
/// Who does not answer in time is left out: a survey ends always.
/// </summary>
internal sealed class SurveyActor : ReceiveActor
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(2);

    private readonly bool _withProcesses;
    private readonly Dictionary<IActorRef, Surveyed> _asked = [];
    private readonly IActorRef _init;
    private InitProtocol.Overview? _overview;
    private ReadinessProtocol.States? _states;
    private ServicesProtocol.Members? _members;
    private ProcessTable? _processes;
    private List<Surveyed>? _services;
    private bool _statesAreKnown;
    private int _missing;

    /// <param name="init">Answers for the tree.</param>
    /// <param name="withProcesses">Whether /proc is read.</param>
    public SurveyActor(IActorRef init, bool withProcesses)
    {
        _init = init;
        _withProcesses = withProcesses;
        Receive<InitProtocol.Overview>(OnOverview);
        Receive<ReadinessProtocol.States>(states => OnStates(states));
        Receive<ReadinessProtocol.Changed>(_ => OnStates(null));
        Receive<ServicesProtocol.Members>(members =>
        {
            _members = members;
            AskServices();
        });
        Receive<LongrunStatus>(status => OnStatus(service => service.Longrun = status));
        Receive<OneshotStatus>(status => OnStatus(service => service.Oneshot = status));
        Receive<ProcessTable>(processes =>
        {
            _processes = processes;
            EndIfComplete();
        });
        Receive<ReceiveTimeout>(_ => End());
    }

    /// <inheritdoc/>
    protected override void PreStart()
    {
        SetReceiveTimeout(s_patience);
        _init.Tell(InitProtocol.GetOverview.Instance);
        if (_withProcesses)
            _ = Task.Run(ProcessTable.Read).PipeTo(Self);
        else
            _processes = ProcessTable.Empty;
    }

    private void OnOverview(InitProtocol.Overview overview)
    {
        _overview = overview;
        overview.Services.Tell(ServicesProtocol.GetMembers.Instance);
        if (overview.Coordinator.IsNobody())
            OnStates(null);
        else
            overview.Coordinator.Tell(ReadinessProtocol.GetStates.Instance);
    }

    private void OnStates(ReadinessProtocol.States? states)
    {
        _states = states;
        _statesAreKnown = true;
        AskServices();
    }

    private void AskServices()
    {
        if (_members is null || !_statesAreKnown)
            return;
        var members = _members.Services.ToDictionary(member => member.Name, member => member);
        _services = [];
        foreach (var atomic in _states?.Graph.Atomics.AsEnumerable() ?? [])
        {
            _services.Add(new Surveyed(atomic.Name, atomic) { Actor = members.TryGetValue(atomic.Name, out var member) ? member.Actor : ActorRefs.Nobody });
            members.Remove(atomic.Name);
        }

        foreach (var member in members.Values.OrderBy(member => member.Name, StringComparer.Ordinal))
            _services.Add(new Surveyed(member.Name, null) { Actor = member.Actor });
        foreach (var service in _services.Where(service => !service.Actor.IsNobody()))
        {
            _missing++;
            _asked[service.Actor] = service;
            service.Actor.Tell(service.IsOneshot ? OneshotProtocol.GetStatus.Instance : LongrunProtocol.GetStatus.Instance);
        }

        EndIfComplete();
    }

    private void OnStatus(Action<Surveyed> note)
    {
        if (!_asked.Remove(Sender, out var service))
            return;
        note(service);
        _missing--;
        EndIfComplete();
    }

    private void EndIfComplete()
    {
        if (_services is not null && _missing == 0 && _processes is not null)
            End();
    }

    private void End()
    {
        // Without an answer of init there is nothing to tell; the parent sees that this actor has ended.
        if (_overview is not null)
            Context.Parent.Tell(new Survey(_overview, _states, _services ?? [], _processes ?? ProcessTable.Empty));
        Context.Stop(Self);
    }
}
