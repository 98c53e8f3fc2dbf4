namespace Actors.Kernel;

/// <summary>The parts of finite state machines that do not depend on their types of state and data.</summary>
public abstract partial class FSMBase : ActorBase
{
    /// <summary>Why a state machine stops.</summary>
    public abstract class Reason
    {
        private protected Reason() { }
    }

    /// <summary>It stops because it is done.</summary>
    public sealed class Normal : Reason
    {
        private Normal() { }

        /// <summary>The only instance.</summary>
        public static Normal Instance { get; } = new();
    }

    /// <summary>It stops because somebody else stopped it.</summary>
    public sealed class Shutdown : Reason
    {
        private Shutdown() { }

        /// <summary>The only instance.</summary>
        public static Shutdown Instance { get; } = new();
    }

    /// <summary>It stops because of a failure.</summary>
    public sealed class Failure(object? cause) : Reason
    {
        /// <summary>An exception or a text.</summary>
        public object? Cause { get; } = cause;

        /// <inheritdoc/>
        public override string ToString() => $"Failure({Cause})";
    }

    /// <summary>The event of a state that lasted too long.</summary>
    public sealed class StateTimeout
    {
        private StateTimeout() { }

        /// <summary>The only instance.</summary>
        public static StateTimeout Instance { get; } = new();
    }

    /// <summary>What happened, and the data at that time.</summary>
    public readonly struct Event<TD>(object fsmEvent, TD stateData) : INoSerializationVerificationNeeded
    {
        /// <summary>The message.</summary>
        public object FsmEvent { get; } = fsmEvent;

        /// <summary>The data.</summary>
        public TD StateData { get; } = stateData;

        /// <inheritdoc/>
        public override string ToString() => $"Event: <{FsmEvent}>, StateData: <{StateData}>";
    }

    /// <summary>How a state machine ended.</summary>
    public sealed class StopEvent<TS, TD>(Reason reason, TS terminatedState, TD stateData) : INoSerializationVerificationNeeded
    {
        /// <summary>Why.</summary>
        public Reason Reason { get; } = reason;

        /// <summary>In what state.</summary>
        public TS TerminatedState { get; } = terminatedState;

        /// <summary>With what data.</summary>
        public TD StateData { get; } = stateData;

        /// <inheritdoc/>
        public override string ToString() => $"Reason: <{Reason}>, TerminatedState: <{TerminatedState}>, StateData: <{StateData}>";
    }

    /// <summary>Asks to be told of transitions; answered with <see cref="CurrentState{TS}"/>.</summary>
    public sealed class SubscribeTransitionCallBack(IActorRef actorRef)
    {
        /// <summary>Who asks.</summary>
        public IActorRef ActorRef { get; } = actorRef;
    }

    /// <summary>Asks not to be told any more.</summary>
    public sealed class UnsubscribeTransitionCallBack(IActorRef actorRef)
    {
        /// <summary>Who asks.</summary>
        public IActorRef ActorRef { get; } = actorRef;
    }

    /// <summary>The state at the time of the subscription.</summary>
    public sealed class CurrentState<TS>(IActorRef fsmRef, TS state)
    {
        /// <summary>Whose.</summary>
        public IActorRef FsmRef { get; } = fsmRef;

        /// <summary>Which.</summary>
        public TS State { get; } = state;

        /// <inheritdoc/>
        public override bool Equals(object? obj) => obj is CurrentState<TS> other
            && FsmRef.Equals(other.FsmRef) && EqualityComparer<TS>.Default.Equals(State, other.State);

        /// <inheritdoc/>
        public override int GetHashCode() => HashCode.Combine(FsmRef, State);

        /// <inheritdoc/>
        public override string ToString() => $"CurrentState <{State}>";
    }

    /// <summary>Tells of a transition.</summary>
    public sealed class Transition<TS>(IActorRef fsmRef, TS from, TS to)
    {
        /// <summary>Whose.</summary>
        public IActorRef FsmRef { get; } = fsmRef;

        /// <summary>From which state.</summary>
        public TS From { get; } = from;

        /// <summary>To which state.</summary>
        public TS To { get; } = to;

        /// <inheritdoc/>
        public override bool Equals(object? obj) => obj is Transition<TS> other && FsmRef.Equals(other.FsmRef)
            && EqualityComparer<TS>.Default.Equals(From, other.From) && EqualityComparer<TS>.Default.Equals(To, other.To);

        /// <inheritdoc/>
        public override int GetHashCode() => HashCode.Combine(FsmRef, From, To);

        /// <inheritdoc/>
        public override string ToString() => $"Transition({From}, {To})";
    }

    /// <summary>Tells which of several stays in a state a timeout belongs to.</summary>
    private protected sealed record TimeoutMarker(long Generation);

    /// <summary>What a named timer sends.</summary>
    private protected sealed class Timer(FSMBase owner, string name, object message, bool repeat)
    {
        public FSMBase Owner { get; } = owner;

        public string Name { get; } = name;

        public object Message { get; } = message;

        public bool Repeat { get; } = repeat;

        public ICancelable? Task { get; set; }
    }
}
