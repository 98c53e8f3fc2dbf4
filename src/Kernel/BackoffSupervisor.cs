using Actors.Kernel.Event;

namespace Actors.Kernel;

/// <summary>
/// Brings its child back after a pause that doubles from stop to stop; see <see cref="Backoff"/>. Messages to it go to the child,
/// messages of the child to its parent go to the supervisor's parent.
/// </summary>
public sealed partial class BackoffSupervisor : BackoffSupervisorBase
{
    private readonly TimeSpan _minBackoff;
    private readonly TimeSpan _maxBackoff;
    private readonly double _randomFactor;
    private readonly SupervisorStrategy _strategy;

    /// <summary>With the default strategy, and an automatic reset after the shortest pause.</summary>
    public BackoffSupervisor(Props childProps, string childName, TimeSpan minBackoff, TimeSpan maxBackoff, double randomFactor)
        : this(childProps, childName, minBackoff, maxBackoff, new AutoReset(minBackoff), randomFactor, Kernel.SupervisorStrategy.DefaultStrategy) { }

    /// <summary>With everything given.</summary>
    public BackoffSupervisor(
        Props childProps, string childName, TimeSpan minBackoff, TimeSpan maxBackoff, IBackoffReset reset, double randomFactor,
        SupervisorStrategy strategy, object? replyWhileStopped = null, Func<object, bool>? finalStopMessage = null)
        : base(childProps, childName, reset, replyWhileStopped, finalStopMessage)
    {
        _minBackoff = minBackoff;
        _maxBackoff = maxBackoff;
        _randomFactor = randomFactor;
        _strategy = strategy;
    }

    /// <summary>The recipe of a supervisor.</summary>
    public static Props Props(BackoffOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return options.Props;
    }

    /// <summary>The recipe of a supervisor that acts at every stop of its child, without limit.</summary>
    public static Props Props(Props childProps, string childName, TimeSpan minBackoff, TimeSpan maxBackoff, double randomFactor) =>
        Props(childProps, childName, minBackoff, maxBackoff, randomFactor, -1);

    /// <summary>The recipe of a supervisor that acts at every stop of its child.</summary>
    public static Props Props(
        Props childProps, string childName, TimeSpan minBackoff, TimeSpan maxBackoff, double randomFactor, int maxNrOfRetries) =>
        PropsWithSupervisorStrategy(childProps, childName, minBackoff, maxBackoff, randomFactor,
            new OneForOneStrategy(Kernel.SupervisorStrategy.DefaultDecider).WithMaxNrOfRetries(maxNrOfRetries));

    /// <summary>The recipe of a supervisor that acts at every stop of its child, with a strategy for its failures.</summary>
    public static Props PropsWithSupervisorStrategy(
        Props childProps, string childName, TimeSpan minBackoff, TimeSpan maxBackoff, double randomFactor, SupervisorStrategy strategy) =>
        Kernel.Props.Create(() => new BackoffSupervisor(
            childProps, childName, minBackoff, maxBackoff, new AutoReset(minBackoff), randomFactor, strategy, null, null));

    /// <inheritdoc/>
    protected override SupervisorStrategy SupervisorStrategy() => _strategy;

    /// <inheritdoc/>
    protected override bool Receive(object message)
    {
        if (message is not Terminated terminated || !terminated.ActorRef.Equals(Child))
            return HandleBackoff(message);
        Child = null;
        var limit = (_strategy as OneForOneStrategy)?.MaxNumberOfRetries ?? -1;
        if (FinalStopMessageReceived)
        {
            Context.Stop(Self);
        }
        else if (limit >= 0 && RestartCountN >= limit)
        {
            Log.Debug("Terminating on restart #{0} which exceeds max allowed restarts ({1})", RestartCountN + 1, limit);
            Context.Stop(Self);
        }
        else
        {
            TellSelfIn(CalculateDelay(RestartCountN, _minBackoff, _maxBackoff, _randomFactor), StartChild.Instance);
            RestartCountN++;
        }
        return true;
    }
}
