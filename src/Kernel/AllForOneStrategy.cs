using Actors.Kernel.Internal;

namespace Actors.Kernel;

/// <summary>All children are restarted or stopped when one fails.</summary>
public class AllForOneStrategy : SupervisorStrategy, IEquatable<AllForOneStrategy>
{
    /// <summary>With a limit in a window.</summary>
    /// <param name="maxNrOfRetries">How many restarts; null or negative for no limit, 0 for none.</param>
    /// <param name="withinTimeRange">In what time; null for ever.</param>
    /// <param name="localOnlyDecider">What decides.</param>
    public AllForOneStrategy(int? maxNrOfRetries, TimeSpan? withinTimeRange, Func<Exception, Directive> localOnlyDecider)
        : this(maxNrOfRetries, withinTimeRange, new LocalOnlyDecider(localOnlyDecider)) { }

    /// <summary>With a limit in a window.</summary>
    /// <param name="maxNrOfRetries">How many restarts; null or negative for no limit, 0 for none.</param>
    /// <param name="withinTimeRange">In what time; null for ever.</param>
    /// <param name="decider">What decides.</param>
    public AllForOneStrategy(int? maxNrOfRetries, TimeSpan? withinTimeRange, IDecider decider)
        : this(maxNrOfRetries ?? -1, (int)(withinTimeRange ?? Timeout.InfiniteTimeSpan).TotalMilliseconds, decider) { }

    /// <summary>With a limit in a window.</summary>
    /// <param name="maxNrOfRetries">How many restarts; negative for no limit, 0 for none.</param>
    /// <param name="withinTimeMilliseconds">In what time; negative for ever.</param>
    /// <param name="localOnlyDecider">What decides.</param>
    /// <param name="loggingEnabled">Whether failures are logged.</param>
    public AllForOneStrategy(
        int maxNrOfRetries, int withinTimeMilliseconds, Func<Exception, Directive> localOnlyDecider, bool loggingEnabled = true)
        : this(maxNrOfRetries, withinTimeMilliseconds, new LocalOnlyDecider(localOnlyDecider), loggingEnabled) { }

    /// <summary>With a limit in a window.</summary>
    /// <param name="maxNrOfRetries">How many restarts; negative for no limit, 0 for none.</param>
    /// <param name="withinTimeMilliseconds">In what time; negative for ever.</param>
    /// <param name="decider">What decides.</param>
    /// <param name="loggingEnabled">Whether failures are logged.</param>
    public AllForOneStrategy(int maxNrOfRetries, int withinTimeMilliseconds, IDecider decider, bool loggingEnabled = true)
    {
        MaxNumberOfRetries = maxNrOfRetries;
        WithinTimeRangeMilliseconds = withinTimeMilliseconds;
        Decider = decider;
        LoggingEnabled = loggingEnabled;
    }

    /// <summary>Without limit.</summary>
    public AllForOneStrategy(Func<Exception, Directive> localOnlyDecider) : this(-1, -1, localOnlyDecider) { }

    /// <summary>Without limit.</summary>
    public AllForOneStrategy(IDecider decider) : this(-1, -1, decider) { }

    /// <summary>By the default decider, without limit.</summary>
    protected AllForOneStrategy() : this(DefaultDecider) { }

    /// <summary>How many restarts; negative for no limit.</summary>
    public int MaxNumberOfRetries { get; }

    /// <summary>In what time; negative for ever.</summary>
    public int WithinTimeRangeMilliseconds { get; }

    /// <inheritdoc/>
    public override IDecider Decider { get; }

    /// <inheritdoc/>
    protected override Directive Handle(IActorRef child, Exception exception) => Decider.Decide(exception);

    /// <inheritdoc/>
    public override void HandleChildTerminated(IActorContext actorContext, IActorRef child, IEnumerable<IInternalActorRef> children) { }

    /// <inheritdoc/>
    public override void ProcessFailure(
        IActorContext context, bool restart, IActorRef child, Exception cause,
        ChildRestartStats stats, IReadOnlyCollection<ChildRestartStats> children)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(children);
        // Asking counts, for every child asked before the first that is refused: as in Akka.
        if (restart && AllMayRestart(children))
        {
            foreach (var entry in children)
                RestartChild(entry.Child, cause, suspendFirst: !entry.Child.Equals(child));
        }
        else
        {
            foreach (var entry in children)
                context.Stop(entry.Child);
        }
    }

    private bool AllMayRestart(IReadOnlyCollection<ChildRestartStats> children)
    {
        foreach (var entry in children)
            if (!entry.RequestRestartPermission(MaxNumberOfRetries, WithinTimeRangeMilliseconds))
                return false;
        return true;
    }

    /// <inheritdoc/>
    public bool Equals(AllForOneStrategy? other) => other is not null && MaxNumberOfRetries == other.MaxNumberOfRetries
        && WithinTimeRangeMilliseconds == other.WithinTimeRangeMilliseconds && Decider.Equals(other.Decider);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as AllForOneStrategy);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(MaxNumberOfRetries, WithinTimeRangeMilliseconds, Decider);
}
