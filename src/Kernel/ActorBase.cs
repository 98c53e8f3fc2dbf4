using Actors.Kernel.Event;

namespace Actors.Kernel;

/// <summary>
/// The base of all actors. One message at a time is worked on, in the order of arrival per sender; what it throws goes to the
/// supervisor. An instance is created by the runtime only, from <see cref="Props"/>.
/// </summary>
public abstract partial class ActorBase : IInternalActor
{
    private readonly IActorRef _self;
    private SupervisorStrategy? _supervisorStrategy;
    private bool _cleared;

    /// <summary>Ties the instance to the context that is being filled.</summary>
    /// <exception cref="ActorInitializationException">It was created with <c>new</c> outside of <see cref="Props"/>.</exception>
    protected ActorBase()
    {
        var cell = ActorCell.Current ?? throw new ActorInitializationException(
            "Do not create actors using 'new', always create them using an ActorContext/System");
        _self = cell.Self;
        if (this is IWithTimers withTimers)
            withTimers.Timers = new TimerScheduler(cell);
    }

    /// <summary>The context of the actor whose turn it is on this thread.</summary>
    /// <exception cref="NotSupportedException">No actor runs on this thread.</exception>
    protected static IActorContext Context => ActorCell.CurrentOrThrow;

    /// <summary>A behaviour that handles nothing.</summary>
    protected static Receive EmptyReceive { get; } = static _ => false;

    /// <summary>The actor's own reference; safe to read from anywhere.</summary>
    protected IActorRef Self => _cleared ? ActorCell.Current?.System.DeadLetters ?? _self : _self;

    /// <summary>Who sent the current message; the dead letters where nobody did.</summary>
    protected IActorRef Sender => Context.Sender;

    IActorContext IInternalActor.ActorContext => Context;

    internal SupervisorStrategy SupervisorStrategyInternal
    {
        get => _supervisorStrategy ??= SupervisorStrategy();
        set => _supervisorStrategy = value;
    }

    /// <summary>Handles a message; false where it does not know it.</summary>
    protected abstract bool Receive(object message);

    /// <summary>Hands a message to the behaviour and, where that does not know it, to <see cref="Unhandled"/>.</summary>
    protected internal virtual bool AroundReceive(Receive receive, object message)
    {
        ArgumentNullException.ThrowIfNull(receive);
        if (receive(message))
            return true;
        Unhandled(message);
        return false;
    }

    /// <summary>
    /// What happens to a message that no behaviour knows: it is published as <see cref="UnhandledMessage"/>; a
    /// <see cref="Terminated"/> raises <see cref="DeathPactException"/>.
    /// </summary>
    protected virtual void Unhandled(object message)
    {
        if (message is Terminated terminated)
            throw new DeathPactException(terminated.ActorRef);
        Context.System.EventStream.Publish(new UnhandledMessage(message, Sender, Self));
    }

    /// <summary>Replaces the behaviour for the next messages.</summary>
    protected void Become(Receive receive) => Context.Become(receive);

    /// <summary>Puts a behaviour on top.</summary>
    protected void BecomeStacked(Receive receive) => Context.BecomeStacked(receive);

    /// <summary>Goes back to the behaviour below.</summary>
    protected void UnbecomeStacked() => Context.UnbecomeStacked();

    /// <summary>Asks for a <see cref="ReceiveTimeout"/> after every silence of this length; null cancels.</summary>
    protected void SetReceiveTimeout(TimeSpan? timeout) => Context.SetReceiveTimeout(timeout);

    internal Receive ReceiveDelegate => Receive;

    internal void Clear() => _cleared = true;

    internal void Unclear() => _cleared = false;
}
