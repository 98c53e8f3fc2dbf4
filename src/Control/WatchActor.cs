namespace Actors.Control;

/// <summary>
/// Tells a client how things are: at once, and again when they have changed, or a time is over. What changes while it looks, or while the client has not taken the last line yet, is told in the
/// next one; so a client that is slow gets fewer lines, and nothing piles up.
/// </summary>
internal sealed class WatchActor : ReceiveActor, IWithTimers
{
    /// <summary>So long several changes in a row are taken together.</summary>
    private static readonly TimeSpan s_pause = TimeSpan.FromMilliseconds(200);

    private const int ShortestInterval = 200;

    private readonly IActorRef _init;
    private readonly ControlRequest _request;
    private bool _isFirst = true;
    private bool _isLooking;
    private bool _hasChanged;
    private bool _surveyIsMissing;

    /// <param name="init">Answers for the tree.</param>
    /// <param name="request">The request that subscribes.</param>
    public WatchActor(IActorRef init, ControlRequest request)
    {
        _init = init;
        _request = request;
        Receive<Survey>(survey =>
        {
            _surveyIsMissing = false;
            _ = Task.Run(() => Reports.BuildStatus(request, survey, asEvent: !_isFirst)).PipeTo(Self);
        });
        Receive<ConnectionActor.Built>(OnBuilt);
        Receive<ConnectionActor.Room>(_ => OnRoom());
        Receive<Due>(_ => Look());
        Receive<Terminated>(_ => OnSurveyEnded());
        ReceiveAny(_ => OnChange());
    }

    /// <inheritdoc/>
    public ITimerScheduler Timers { get; set; } = null!;

    /// <inheritdoc/>
    protected override void PreStart()
    {
        foreach (var type in EventsActor.Sources)
            Context.System.EventStream.Subscribe(Self, type);
        Look();
    }

    private void Look()
    {
        if (_isLooking)
        {
            _hasChanged = true;
            return;
        }

        Timers.CancelAll();
        _isLooking = true;
        _hasChanged = false;
        _surveyIsMissing = true;
        Context.Watch(Context.ActorOf(Props.Create(() => new SurveyActor(_init, true))));
    }

    /// <summary>Without a survey there is nothing to tell: the first request is refused by the parent, which watches; else the next change tells more.</summary>
    private void OnSurveyEnded()
    {
        if (!_surveyIsMissing)
            return;
        if (_isFirst)
            Context.Stop(Self);
        else
            OnRoom();
    }

    private void OnBuilt(ConnectionActor.Built built)
    {
        if (!_isFirst)
        {
            Context.Parent.Tell(new ConnectionActor.Changed(built.Line));
            return;
        }

        _isFirst = false;
        Context.Parent.Tell(new ConnectionActor.Subscribed(built.Line));
        OnRoom();
    }

    /// <summary>The last line is on its way: the next one may come.</summary>
    private void OnRoom()
    {
        _isLooking = false;
        if (_hasChanged)
            OnChange();
        else if (_request.Interval > 0)
            Timers.StartSingleTimer(nameof(_request.Interval), Due.Instance, TimeSpan.FromMilliseconds(Math.Max(_request.Interval, ShortestInterval)));
    }

    private void OnChange()
    {
        _hasChanged = true;
        if (!_isLooking && !Timers.IsTimerActive(nameof(Due)))
            Timers.StartSingleTimer(nameof(Due), Due.Instance, s_pause);
    }

    private sealed class Due
    {
        internal static Due Instance { get; } = new();
    }
}
