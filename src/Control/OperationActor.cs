using Actors.Readiness;
using Actors.Supervision;

namespace Actors.Control;

/// <summary>
/// Does what one request asks of services, tells its parent how that ended (<see cref="ReadinessProtocol.Changed"/> or <see cref="Refused"/>), and ends. Services of the database are
/// moved by the readiness coordinator, with what they need or what needs them; those beside it are told themselves.
/// </summary>
internal sealed partial class OperationActor : ReceiveActor, IWithTimers
{
    private readonly IActorRef _init;
    private readonly ControlRequest _request;
    private readonly HashSet<string> _open = [];
    private IActorRef _services = ActorRefs.Nobody;
    private ReadinessProtocol.Change? _afterwards;
    private ReadinessProtocol.Changed _result = new(0);
    private bool _coordinatorIsAtWork;

    /// <param name="init">Answers for the tree.</param>
    /// <param name="request">What is asked.</param>
    public OperationActor(IActorRef init, ControlRequest request)
    {
        _init = init;
        _request = request;
        Receive<Survey>(OnSurvey);
        Receive<ReadinessProtocol.Changed>(OnChanged);
        Receive<ServiceProtocol.Started>(started => OnDone(started.Service, null));
        Receive<ServiceProtocol.Stopped>(stopped => OnDone(stopped.Service, null));
        Receive<ServiceProtocol.StartFailed>(failed => OnDone(failed.Service, failed.Reason));
        Receive<ServiceProtocol.StopFailed>(failed => OnDone(failed.Service, failed.Reason));
        Receive<TimeUp>(_ => OnTimeUp());
        Receive<Terminated>(_ =>
        {
            // Without a survey there is nobody to ask.
            if (_services.IsNobody())
                Refuse(ControlErrors.Internal, "the tree does not answer");
        });
    }

    /// <inheritdoc/>
    public ITimerScheduler Timers { get; set; } = null!;

    /// <inheritdoc/>
    protected override SupervisorStrategy SupervisorStrategy() => new OneForOneStrategy(-1, -1, _ => Directive.Escalate);

    /// <inheritdoc/>
    protected override void PreStart() => Context.Watch(Context.ActorOf(Props.Create(() => new SurveyActor(_init, _request.Verb == "signal"))));

    private void OnSurvey(Survey survey)
    {
        _services = survey.Overview.Services;
        try
        {
            if (_request.Names.Count == 0)
                throw new ControlException(ControlErrors.InvalidArgument, $"{_request.Verb} needs the name of a service or bundle");
            switch (_request.Verb)
            {
                case "start": Move(survey, up: true); break;
                case "stop": Move(survey, up: false); break;
                case "restart": Restart(survey); break;
                case "reload": Reload(survey); break;
                case "signal": SendSignal(survey); break;
            }

            EndIfDone();
        }
        catch (ControlException refused)
        {
            Refuse(refused.Code, refused.Message);
        }
    }

    private void Refuse(string code, string message)
    {
        Context.Parent.Tell(new Refused(code, message));
        Context.Stop(Self);
    }

    private void OnChanged(ReadinessProtocol.Changed changed)
    {
        _coordinatorIsAtWork = false;
        if (changed.ExitCode != 0)
            _result = changed;
        else if (_afterwards is { } next)
            AskCoordinator(next);
        if (!_coordinatorIsAtWork)
            _afterwards = null;
        EndIfDone();
    }

    private void OnDone(string service, string? failure)
    {
        if (_open.Remove(service) && failure is not null && _result.ExitCode == 0)
            _result = new ReadinessProtocol.Changed(1, $"{service}: {failure}") { HasFailed = true };
        EndIfDone();
    }

    private void OnTimeUp()
    {
        _result = new ReadinessProtocol.Changed(2, $"timed out while waiting for {string.Join(", ", _open)}");
        _open.Clear();
        EndIfDone();
    }

    private void AskCoordinator(object request)
    {
        _coordinatorIsAtWork = true;
        if (request is ReadinessProtocol.Change change && ReferenceEquals(change, _afterwards))
            _afterwards = null;
        _init.Tell(request);
    }

    private void AskService(string service, object request)
    {
        _open.Add(service);
        _services.Tell(request);
        if (_request.Timeout is { } limit)
            Timers.StartSingleTimer(nameof(TimeUp), TimeUp.Instance, limit);
    }

    private void EndIfDone()
    {
        if (_coordinatorIsAtWork || _open.Count > 0)
            return;
        Context.Parent.Tell(_result);
        Context.Stop(Self);
    }

    /// <summary>It makes no sense, or cannot be done.</summary>
    internal sealed record Refused(string Code, string Message);

    private sealed class TimeUp
    {
        internal static TimeUp Instance { get; } = new();
    }
}
