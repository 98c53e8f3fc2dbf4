namespace Actors.Kernel;

public abstract partial class ActorBase
{
    /// <summary>Runs once before the first message, and by default again after every restart.</summary>
    protected virtual void PreStart() { }

    /// <summary>Runs after the actor has stopped, and by default on the old instance before a restart.</summary>
    protected virtual void PostStop() { }

    /// <summary>Runs on the failed instance before a restart. By default it stops all children and calls <see cref="PostStop"/>.</summary>
    /// <param name="reason">What the actor failed with.</param>
    /// <param name="message">The message that it failed on, or null.</param>
    protected virtual void PreRestart(Exception reason, object? message)
    {
        foreach (var child in Context.GetChildren())
        {
            Context.Unwatch(child);
            Context.Stop(child);
        }
        PostStop();
    }

    /// <summary>Runs on the new instance after a restart. By default it calls <see cref="PreStart"/>.</summary>
    /// <param name="reason">What the old instance failed with.</param>
    protected virtual void PostRestart(Exception reason) => PreStart();

    /// <summary>What decides on the failures of children: one for one by <see cref="Kernel.SupervisorStrategy.DefaultDecider"/>.</summary>
    protected virtual SupervisorStrategy SupervisorStrategy() => Kernel.SupervisorStrategy.DefaultStrategy;

    /// <summary>Calls <see cref="PreStart"/>; for those who extend the runtime.</summary>
    public virtual void AroundPreStart() => PreStart();

    /// <summary>Cancels the timers and calls <see cref="PreRestart"/>; for those who extend the runtime.</summary>
    public virtual void AroundPreRestart(Exception cause, object? message)
    {
        (this as IWithTimers)?.Timers?.CancelAll();
        PreRestart(cause, message);
    }

    /// <summary>Calls <see cref="PostRestart"/>; for those who extend the runtime.</summary>
    public virtual void AroundPostRestart(Exception cause, object? message) => PostRestart(cause);

    /// <summary>Cancels the timers and calls <see cref="PostStop"/>; for those who extend the runtime.</summary>
    public virtual void AroundPostStop()
    {
        (this as IWithTimers)?.Timers?.CancelAll();
        PostStop();
    }
}
