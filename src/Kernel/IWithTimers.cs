namespace Actors.Kernel;

/// <summary>An actor with timers; the runtime sets <see cref="Timers"/> before the actor's constructor runs.</summary>
public interface IWithTimers
{
    /// <summary>The actor's own timers; all are cancelled on restart and stop.</summary>
    ITimerScheduler Timers { get; set; }
}
