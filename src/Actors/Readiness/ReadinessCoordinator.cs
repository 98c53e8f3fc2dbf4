using Actors.Handover;
using Actors.Processes;
using Actors.Services;
using Actors.Supervision;
using static Actors.Readiness.ReadinessProtocol;

namespace Actors.Readiness;

/// <summary>
/// Gates every service on what it needs: starts it once all its dependencies are ready, stops it once nothing needs it any
/// more. It keeps which services are up, and works on one change at a time, as s6-rc does under its lock; changes that may wait are queued.
/// <para>
/// Idle: nothing moves. Changing: a <see cref="Transition"/> runs; services answer, timers limit each of them and the whole. Replacing: what a
/// <see cref="Replacement"/> stops goes down, then the services take over the new graph, then what it wants comes up. Stopping: asked to
/// <see cref="StopEverything"/> it cancels the change under way: a longrun that was starting counts as up and is stopped in its turn, a oneshot that is at work
/// ends undisturbed; then everything that is up goes down in order.
/// </para>
/// </summary>
public sealed partial class ReadinessCoordinator : ReceiveActor, IWithTimers
{
    private const string Program = "s6-rc";

    private ServiceGraph _graph;
    private readonly IActorRef _services;
    private readonly Reporter _log;
    private Reporter _report;
    private readonly HandoverJournal? _journal;
    private HashSet<AtomicService> _up;

    /// <summary>Longruns that are not up, but may have a process: their start or stop took too long. They are stopped in their turn, like what is up.</summary>
    private HashSet<AtomicService> _lingering = [];
    private readonly Queue<(IActorRef Requester, object Request)> _queue = [];
    private Transition? _transition;
    private Transition? _afterwards;
    private readonly Dictionary<string, string> _failures = [];
    private readonly FirstStarts _firstStarts = new();
    private IActorRef _requester = ActorRefs.Nobody;

    /// <param name="graph">All services.</param>
    /// <param name="services">Passes <see cref="ServiceProtocol"/> on to the service that it names.</param>
    /// <param name="report">Where <c>s6-rc: info: ...</c> lines go, but those of a change that wants them for itself.</param>
    /// <param name="host">Its journal is told what is up, and what is inherited counts as up.</param>
    public ReadinessCoordinator(ServiceGraph graph, IActorRef services, Reporter report, ProcessHost? host = null)
    {
        _graph = graph;
        _journal = host?.Journal;
        _up = [.. host?.Inheritance?.State.Up.Select(graph.Find).OfType<AtomicService>() ?? []];
        _services = services;
        _log = _report = report;
        Receive<Change>(change => Accept(change, change.Block));
        Receive<ReloadServices>(reload => Accept(reload, true));
        Receive<ReplaceGraph>(replace => Accept(replace, replace.Block));
        Receive<ServicesProtocol.Replaced>(OnReplaced);
        Receive<StopEverything>(_ => OnStopEverything());
        Receive<GetStates>(_ => Sender.Tell(States));

        Receive<ServiceProtocol.Started>(started => OnArrived(started.Service, up: true));
        Receive<ServiceProtocol.Stopped>(stopped => OnArrived(stopped.Service, up: false));
        Receive<ServiceProtocol.StartFailed>(failed => OnFailed(failed.Service, up: true, failed.Reason));
        Receive<ServiceProtocol.StopFailed>(failed => OnFailed(failed.Service, up: false, failed.Reason));
        Receive<ServiceProtocol.Reloaded>(reloaded => OnReloaded(reloaded.Service, null));
        Receive<ServiceProtocol.ReloadFailed>(failed => OnReloaded(failed.Service, failed.Reason));
        Receive<ServiceTimeUp>(OnServiceTimeUp);
        Receive<ChangeTimeUp>(_ => OnChangeTimeUp());
    }

    /// <inheritdoc/>
    public ITimerScheduler Timers { get; set; } = null!;

    private States States => new(_graph, _up.ToHashSet(), IsBusy, _transition?.Moving.ToArray() ?? [])
    {
        IsGoingUp = _transition is { IsUp: true },
        Waiting = _transition?.Waiting.ToArray() ?? [],
        Failures = new Dictionary<string, string>(_failures),
        FirstStarts = _firstStarts.ToDictionary(),
    };

    private bool IsBusy => _transition is not null || _replacement is not null || _reloading.Count > 0;

    private void Accept(object request, bool mayWait)
    {
        if (_stopping)
            Sender.Tell(new Changed(1, "the container is stopping"));
        else if (!IsBusy)
            Serve(Sender, request);
        else if (mayWait)
            _queue.Enqueue((Sender, request));
        else
            Sender.Tell(new Changed(111, "unable to take locks: Resource busy"));
    }

    private void Serve(IActorRef requester, object request)
    {
        _requester = requester;
        _report = ((request as Change)?.Verbosity ?? (request as ReplaceGraph)?.Verbosity) is { } verbosity
            ? new Reporter((level, program, text) => requester.Tell(new Said(level, program, text)), verbosity)
            : _log;
        if (request is ReloadServices reload)
            BeginReload(reload);
        else if (request is Change change)
            BeginChange(change);
        else if (request is ReplaceGraph replace)
            BeginReplace(replace);
    }

    private void Finish(Changed changed)
    {
        Timers.Cancel(nameof(ChangeTimeUp));
        _requester.Tell(changed);
        _requester = ActorRefs.Nobody;
        _report = _log;
        if (_queue.TryDequeue(out var next))
            Serve(next.Requester, next.Request);
    }

    private static Changed Unrecognized(string name) => new(3, $"{name} is not a recognized identifier in /run/s6-rc/resolve.cdb");
}
