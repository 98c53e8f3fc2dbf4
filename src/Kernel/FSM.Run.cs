using Actors.Kernel.Event;

namespace Actors.Kernel;

public abstract partial class FSM<TState, TData>
{
    private readonly Dictionary<string, Timer> _timers = new(StringComparer.Ordinal);
    private List<IActorRef>? _listeners;
    private ICancelable? _stateTimer;

    /// <summary>Counts the events, so that the timeout of a stay that is over can be told.</summary>
    private long _generation;

    internal bool IsStateTimerActive => _stateTimer is not null;

    /// <summary>Sends a message to the machine itself after a time, or again and again; replaces a timer of the same name.</summary>
    public void SetTimer(string name, object msg, TimeSpan timeout, bool repeat = false)
    {
        CancelTimer(name);
        var timer = new Timer(this, name, msg, repeat);
        var scheduler = Context.System.Scheduler;
        timer.Task = repeat
            ? scheduler.ScheduleTellRepeatedlyCancelable(timeout, timeout, Self, timer, Self)
            : scheduler.ScheduleTellOnceCancelable(timeout, Self, timer, Self);
        _timers[name] = timer;
        if (DebugEvent)
            _log.Debug("setting {0}timer {1}/{2}: {3}", repeat ? "repeating " : "", name, timeout, msg);
    }

    /// <summary>Cancels a timer; nothing of it arrives any more.</summary>
    public void CancelTimer(string name)
    {
        if (_timers.Remove(name, out var timer))
            timer.Task.CancelIfNotNull();
    }

    /// <summary>True until the message of a timer was received, or the timer cancelled.</summary>
    public bool IsTimerActive(string name) => _timers.ContainsKey(name);

    /// <summary>Changes how long a state may last; null for ever.</summary>
    public void SetStateTimeout(TState state, TimeSpan? timeout) => _stateTimeouts[state] = timeout;

    /// <inheritdoc/>
    protected override bool Receive(object message)
    {
        switch (message)
        {
            case TimeoutMarker marker:
                if (marker.Generation == _generation)
                    Process(StateTimeout.Instance, "state timeout");
                return true;
            case Timer timer:
                if (ReferenceEquals(timer.Owner, this) && _timers.TryGetValue(timer.Name, out var current) && ReferenceEquals(current, timer))
                {
                    if (!timer.Repeat)
                        _timers.Remove(timer.Name);
                    EndStay();
                    Process(timer.Message, timer.Name);
                }
                return true;
            case SubscribeTransitionCallBack subscribe:
                Context.Watch(subscribe.ActorRef);
                (_listeners ??= []).Add(subscribe.ActorRef);
                subscribe.ActorRef.Tell(new CurrentState<TState>(Self, StateName));
                return true;
            case UnsubscribeTransitionCallBack unsubscribe:
                Context.Unwatch(unsubscribe.ActorRef);
                _listeners?.Remove(unsubscribe.ActorRef);
                return true;
            default:
                EndStay();
                Process(message, Sender);
                return true;
        }
    }

    /// <summary>Ends the machine, where it has not ended itself.</summary>
    protected override void PostStop()
    {
        if (_currentState is not null)
            Terminate(Stay().WithStopReason(Shutdown.Instance));
        base.PostStop();
    }

    internal void ApplyState(State<TState, TData> next)
    {
        if (next.StopReason is null)
        {
            MakeTransition(next);
            return;
        }
        Reply(next);
        Terminate(next);
        Context.Stop(Self);
    }

    private void EndStay()
    {
        _stateTimer.CancelIfNotNull();
        _stateTimer = null;
        _generation++;
    }

    private void Process(object message, object source)
    {
        var fsmEvent = new Event<TData>(message, StateData);
        if (DebugEvent)
            _log.Debug("processing {0} from {1} in state {2}", fsmEvent, source, StateName);
        var before = Current;
        ApplyState(_stateFunctions[StateName](fsmEvent) ?? HandleUnhandled(fsmEvent));
        if (DebugEvent && !Equals(before, _currentState))
            _log.Debug("transition {0} -> {1}", before, _currentState);
    }

    private void MakeTransition(State<TState, TData> next)
    {
        if (!_stateFunctions.ContainsKey(next.StateName))
        {
            Terminate(Stay().WithStopReason(new Failure($"Next state {next.StateName} does not exist")));
            return;
        }
        Reply(next);
        var from = StateName;
        if (next.Notifies || !EqualityComparer<TState>.Default.Equals(from, next.StateName))
        {
            _nextState = next;
            foreach (var handler in _transitionHandlers)
                handler(from, next.StateName);
            _listeners?.ForEach(listener => listener.Tell(new Transition<TState>(Self, from, next.StateName), Self));
            _nextState = null;
        }
        _currentState = next;
        _stateTimer.CancelIfNotNull();
        _stateTimer = null;
        if ((next.Timeout ?? _stateTimeouts[next.StateName]) is { } timeout && timeout < TimeSpan.MaxValue)
        {
            _stateTimer = Context.System.Scheduler.ScheduleTellOnceCancelable(timeout, Self, new TimeoutMarker(_generation), Self);
        }
    }

    private void Reply(State<TState, TData> next)
    {
        for (var i = next.Replies.Count - 1; i >= 0; i--)
            Sender.Tell(next.Replies[i]);
    }

    private void Terminate(State<TState, TData> end)
    {
        if (Current.StopReason is not null)
            return;
        var reason = end.StopReason!;
        LogTermination(reason);
        foreach (var timer in _timers.Values)
            timer.Task.CancelIfNotNull();
        _timers.Clear();
        _stateTimer.CancelIfNotNull();
        _currentState = end;
        _terminationHandler?.Invoke(new StopEvent<TState, TData>(reason, end.StateName, end.StateData));
    }
}
