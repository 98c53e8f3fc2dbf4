using Actors.Kernel.Event;
using Actors.Kernel.Internal;

namespace Actors.Kernel;

/// <summary>How a supervisor answers the failures of its children.</summary>
public abstract class SupervisorStrategy
{
    /// <summary>
    /// Restart; but stop an actor that could not be created, was killed, or did not handle the end of an actor that it watches.
    /// </summary>
    public static readonly IDecider DefaultDecider = Kernel.Decider.From(
        Directive.Restart,
        Directive.Stop.When<ActorInitializationException>(),
        Directive.Stop.When<ActorKilledException>(),
        Directive.Stop.When<DeathPactException>());

    /// <summary>One for one, by the default decider, without limit.</summary>
    public static readonly SupervisorStrategy DefaultStrategy = new OneForOneStrategy(DefaultDecider);

    /// <summary>One for one: what fails is stopped.</summary>
    public static readonly OneForOneStrategy StoppingStrategy = new(static _ => Directive.Stop);

    /// <summary>What decides.</summary>
    public abstract IDecider Decider { get; }

    /// <summary>Whether failures are logged.</summary>
    protected bool LoggingEnabled { get; set; } = true;

    /// <summary>The directive for a failure.</summary>
    protected abstract Directive Handle(IActorRef child, Exception exception);

    /// <summary>A child has stopped for good.</summary>
    public abstract void HandleChildTerminated(IActorContext actorContext, IActorRef child, IEnumerable<IInternalActorRef> children);

    /// <summary>Restarts or stops, after the directive is known and logged.</summary>
    /// <param name="context">The supervisor's context.</param>
    /// <param name="restart">True for a restart, if permitted; false to stop.</param>
    /// <param name="child">Who failed.</param>
    /// <param name="cause">With what.</param>
    /// <param name="stats">The statistics of the child.</param>
    /// <param name="children">The statistics of all children.</param>
    public abstract void ProcessFailure(
        IActorContext context, bool restart, IActorRef child, Exception cause,
        ChildRestartStats stats, IReadOnlyCollection<ChildRestartStats> children);

    /// <summary>Answers a failure; false where the supervisor has to fail itself.</summary>
    internal bool HandleFailure(
        ActorCell supervisor, IActorRef child, Exception cause, ChildRestartStats stats, IReadOnlyCollection<ChildRestartStats> children)
    {
        var directive = Handle(child, cause);
        LogFailure(supervisor, child, cause, directive);
        switch (directive)
        {
            case Directive.Resume:
                ResumeChild(child, cause);
                return true;
            case Directive.Restart:
            case Directive.Stop:
                ProcessFailure(supervisor, directive == Directive.Restart, child, cause, stats, children);
                return true;
            default:
                return false;
        }
    }

    /// <summary>Lets a child go on.</summary>
    protected void ResumeChild(IActorRef child, Exception exception) => Internal(child).Resume(exception);

    /// <summary>Restarts a child.</summary>
    /// <param name="child">Which.</param>
    /// <param name="cause">What for.</param>
    /// <param name="suspendFirst">True for a child that did not fail itself.</param>
    protected void RestartChild(IActorRef child, Exception cause, bool suspendFirst)
    {
        var reference = Internal(child);
        if (suspendFirst)
            reference.Suspend();
        reference.Restart(cause);
    }

    /// <summary>Logs a failure: a warning for Resume, an error for Restart and Stop, nothing for Escalate.</summary>
    protected virtual void LogFailure(IActorContext context, IActorRef child, Exception cause, Directive directive)
    {
        if (!LoggingEnabled || directive == Directive.Escalate)
            return;
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(child);
        ArgumentNullException.ThrowIfNull(cause);
        var text = cause is ActorInitializationException { InnerException: { } inner } ? inner.Message : cause.Message;
        var source = child.Path.ToString();
        context.System.EventStream.Publish(directive == Directive.Resume
            ? new Warning(cause, source, GetType(), text)
            : new Error(cause, source, GetType(), text));
    }

    private static IInternalActorRef Internal(IActorRef child) => (IInternalActorRef)child;
}
