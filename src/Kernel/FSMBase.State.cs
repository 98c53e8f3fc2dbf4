namespace Actors.Kernel;

public abstract partial class FSMBase
{
    /// <summary>Where a state machine goes: state, data, and what to do on the way. Immutable.</summary>
    public sealed class State<TS, TD> : IEquatable<State<TS, TD>>
    {
        /// <summary>A state.</summary>
        public State(
            TS stateName, TD stateData, TimeSpan? timeout = null, Reason? stopReason = null, IReadOnlyList<object>? replies = null, bool notifies = true)
        {
            StateName = stateName;
            StateData = stateData;
            Timeout = timeout;
            StopReason = stopReason;
            Replies = replies ?? [];
            Notifies = notifies;
        }

        /// <summary>The name of the state.</summary>
        public TS StateName { get; }

        /// <summary>The data.</summary>
        public TD StateData { get; }

        /// <summary>How long the state may last this time; null for what the state itself says.</summary>
        public TimeSpan? Timeout { get; }

        /// <summary>Why the machine stops, or null.</summary>
        public Reason? StopReason { get; }

        /// <summary>What the sender is told, the last first.</summary>
        public IReadOnlyList<object> Replies { get; }

        /// <summary>Whether this is a transition even where the state is the same: goto is, stay is not.</summary>
        internal bool Notifies { get; }

        /// <summary>The same, for at most some time; <see cref="TimeSpan.MaxValue"/> for ever.</summary>
        public State<TS, TD> ForMax(TimeSpan timeout) => new(StateName, StateData, timeout, StopReason, Replies, Notifies);

        /// <summary>The same, with an answer to the sender.</summary>
        public State<TS, TD> Replying(object replyValue) => new(StateName, StateData, Timeout, StopReason, [replyValue, .. Replies], Notifies);

        /// <summary>The same with other data.</summary>
        public State<TS, TD> Using(TD nextStateData) => new(StateName, nextStateData, Timeout, StopReason, Replies, Notifies);

        internal State<TS, TD> WithStopReason(Reason reason) => new(StateName, StateData, Timeout, reason, Replies, Notifies);

        /// <summary>The same state and data, without timeout, replies or notification.</summary>
        internal State<TS, TD> ToStay() => Replies.Count > 0 || StopReason is not null || Timeout is not null || Notifies
            ? new State<TS, TD>(StateName, StateData, notifies: false)
            : this;

        /// <inheritdoc/>
        public bool Equals(State<TS, TD>? other) => ReferenceEquals(this, other) || (other is not null
            && EqualityComparer<TS>.Default.Equals(StateName, other.StateName)
            && EqualityComparer<TD>.Default.Equals(StateData, other.StateData)
            && Timeout == other.Timeout && Equals(StopReason, other.StopReason) && AreEqual(Replies, other.Replies));

        private static bool AreEqual(IReadOnlyList<object> replies, IReadOnlyList<object> others)
        {
            for (var i = 0; i < replies.Count; i++)
                if (i >= others.Count || !Equals(replies[i], others[i]))
                    return false;
            return replies.Count == others.Count;
        }

        /// <inheritdoc/>
        public override bool Equals(object? obj) => Equals(obj as State<TS, TD>);

        /// <inheritdoc/>
        public override int GetHashCode() => HashCode.Combine(StateName, StateData, Timeout);

        /// <inheritdoc/>
        public override string ToString() => $"{StateName}, {StateData}";
    }
}
