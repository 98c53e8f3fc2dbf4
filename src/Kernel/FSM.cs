using Actors.Kernel.Event;

namespace Actors.Kernel;

/// <summary>
/// An actor as a finite state machine: for every state a function from event and data to the next state. Declared in the
/// constructor with <see cref="StartWith"/>, <see cref="When"/> and the like; <see cref="Initialize"/> comes last.
/// </summary>
public abstract partial class FSM<TState, TData> : FSMBase
    where TState : notnull
{
    /// <summary>Whether events and transitions are logged at debug level.</summary>
    protected bool DebugEvent;

    private readonly ILoggingAdapter _log = Context.GetLogger();
    private readonly Dictionary<TState, StateFunction> _stateFunctions = [];
    private readonly Dictionary<TState, TimeSpan?> _stateTimeouts = [];
    private readonly List<TransitionHandler> _transitionHandlers = [];
    private StateFunction? _unhandled;
    private Action<StopEvent<TState, TData>>? _terminationHandler;
    private State<TState, TData>? _currentState;
    private State<TState, TData>? _nextState;

    /// <summary>Opens the declaration.</summary>
    protected FSM()
    {
        if (this is ILoggingFSM)
            DebugEvent = Context.System.Settings.FsmDebugEvent;
    }

    /// <summary>What to do about an event in a state; null for what <see cref="WhenUnhandled"/> says.</summary>
    public delegate State<TState, TData>? StateFunction(Event<TData> fsmEvent);

    /// <summary>What to do on the way from one state to another.</summary>
    public delegate void TransitionHandler(TState initialState, TState nextState);

    /// <summary>The current state.</summary>
    public TState StateName => Current.StateName;

    /// <summary>The current data.</summary>
    public TData StateData => Current.StateData;

    /// <summary>The data after the transition; only in an <see cref="OnTransition"/> handler.</summary>
    public TData NextStateData => _nextState is { } next
        ? next.StateData
        : throw new InvalidOperationException("NextStateData is only available during OnTransition");

    private State<TState, TData> Current => _currentState
        ?? throw new IllegalStateException("You must call StartWith before using the state.");

    /// <summary>Declares what happens in a state, and how long it may last. Declared again, it is asked where the first gives null.</summary>
    public void When(TState stateName, StateFunction func, TimeSpan? timeout = null)
    {
        ArgumentNullException.ThrowIfNull(func);
        if (_stateFunctions.TryGetValue(stateName, out var first))
        {
            _stateFunctions[stateName] = OrElse(first, func);
            _stateTimeouts[stateName] ??= timeout;
        }
        else
        {
            _stateFunctions.Add(stateName, func);
            _stateTimeouts[stateName] = timeout;
        }
    }

    /// <summary>Declares where the machine begins.</summary>
    public void StartWith(TState stateName, TData stateData, TimeSpan? timeout = null) =>
        _currentState = new State<TState, TData>(stateName, stateData, timeout);

    /// <summary>Declares what happens about events that the state does not know; by default a warning is logged.</summary>
    public void WhenUnhandled(StateFunction stateFunction)
    {
        ArgumentNullException.ThrowIfNull(stateFunction);
        _unhandled = stateFunction;
    }

    /// <summary>Declares what happens on every transition, a goto to the same state included.</summary>
    public void OnTransition(TransitionHandler transitionHandler) => _transitionHandlers.Add(transitionHandler);

    /// <summary>Declares what happens at the end.</summary>
    public void OnTermination(Action<StopEvent<TState, TData>> terminationHandler) => _terminationHandler = terminationHandler;

    /// <summary>Enters the first state; the last call of the constructor.</summary>
    /// <exception cref="IllegalStateException">There was no <see cref="StartWith"/>.</exception>
    public void Initialize() => MakeTransition(_currentState
        ?? throw new IllegalStateException("You must call StartWith before calling Initialize."));

    /// <summary>To a state, with the data as they are; a transition even where it is the same state.</summary>
    public State<TState, TData> GoTo(TState nextStateName) => new(nextStateName, Current.StateData);

    /// <summary>In the same state; no transition.</summary>
    public State<TState, TData> Stay() => Current.ToStay();

    /// <summary>To the end.</summary>
    public State<TState, TData> Stop() => Stop(Normal.Instance);

    /// <summary>To the end, for a reason.</summary>
    public State<TState, TData> Stop(Reason reason) => Stop(reason, Current.StateData);

    /// <summary>To the end, for a reason, with other data.</summary>
    public State<TState, TData> Stop(Reason reason, TData stateData) => Stay().Using(stateData).WithStopReason(reason);

    /// <summary>A state function whose result another function changes.</summary>
    public TransformHelper Transform(StateFunction func) => new(func);

    /// <summary>Logs why the machine stops: a failure as an error.</summary>
    protected virtual void LogTermination(Reason reason)
    {
        if (reason is not Failure failure)
            return;
        if (failure.Cause is Exception exception)
            _log.Error(exception, "terminating due to Failure");
        else
            _log.Error(failure.Cause?.ToString() ?? "null");
    }

    private static StateFunction OrElse(StateFunction first, StateFunction second) => fsmEvent => first(fsmEvent) ?? second(fsmEvent);

    private State<TState, TData> HandleUnhandled(Event<TData> fsmEvent)
    {
        if (_unhandled?.Invoke(fsmEvent) is { } next)
            return next;
        _log.Warning("unhandled event {0} in state {1}", fsmEvent.FsmEvent, StateName);
        return Stay();
    }

    /// <summary>The second half of <see cref="Transform"/>.</summary>
    public sealed class TransformHelper(StateFunction func)
    {
        /// <summary>The function whose result is changed.</summary>
        public StateFunction Func { get; } = func;

        /// <summary>The function with its result changed.</summary>
        public StateFunction Using(Func<State<TState, TData>, State<TState, TData>> andThen)
        {
            ArgumentNullException.ThrowIfNull(andThen);
            var inner = Func;
            return fsmEvent => inner(fsmEvent) is { } next ? andThen(next) : null;
        }
    }
}
