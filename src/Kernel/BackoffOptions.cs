namespace Actors.Kernel;

/// <summary>How a <see cref="BackoffSupervisor"/> is to work; every method gives changed options.</summary>
public abstract class BackoffOptions
{
    private protected BackoffOptions() { }

    /// <summary>The options as a recipe.</summary>
    /// <exception cref="ArgumentException">A value is out of its range.</exception>
    internal abstract Props Props { get; }

    /// <summary>Forgets the restarts when none came for a time; by default for the shortest pause.</summary>
    public abstract BackoffOptions WithAutoReset(TimeSpan resetBackoff);

    /// <summary>Forgets the restarts when the child sends <see cref="BackoffSupervisor.Reset"/> to its parent.</summary>
    public abstract BackoffOptions WithManualReset();

    /// <summary>Decides on the failures of the child; a restart becomes one with a pause.</summary>
    public abstract BackoffOptions WithSupervisorStrategy(OneForOneStrategy supervisorStrategy);

    /// <summary>Stops the child at every failure; for <see cref="Backoff.OnStop"/>.</summary>
    public abstract BackoffOptions WithDefaultStoppingStrategy();

    /// <summary>Answers messages that come during a pause; otherwise they go to the dead letters.</summary>
    public abstract BackoffOptions WithReplyWhileStopped(object replyWhileStopped);

    /// <summary>Limits the restarts; -1 for no limit.</summary>
    public abstract BackoffOptions WithMaxNrOfRetries(int maxNrOfRetries);

    /// <summary>Says after which messages a stop of the child is final; for <see cref="Backoff.OnStop"/>.</summary>
    public abstract BackoffOptions WithFinalStopMessage(Func<object, bool> isFinalStopMessage);
}
