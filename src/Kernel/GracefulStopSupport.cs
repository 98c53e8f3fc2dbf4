using Actors.Kernel.Dispatch.SysMsg;

namespace Actors.Kernel;

/// <summary>Stopping with a task that says when it is done.</summary>
public static class GracefulStopSupport
{
    /// <summary>Sends a <see cref="PoisonPill"/> and waits for the end.</summary>
    /// <returns>False: it did not stop in time.</returns>
    public static Task<bool> GracefulStop(this IActorRef target, TimeSpan timeout) => GracefulStop(target, timeout, PoisonPill.Instance);

    /// <summary>Sends a message that makes the actor stop and waits for the end.</summary>
    /// <returns>False: it did not stop in time.</returns>
    public static async Task<bool> GracefulStop(this IActorRef target, TimeSpan timeout, object stopMessage)
    {
        var internalTarget = (IInternalActorRef)target;
        var system = (target as InternalActorRefBase)?.SystemImpl ?? ActorCell.Current?.SystemImpl
            ?? throw new ArgumentException("The reference belongs to no system", nameof(target));
        var watcher = new TerminationRef(system);
        internalTarget.SendSystemMessage(new Watch(internalTarget, watcher));
        target.Tell(stopMessage, ActorRefs.NoSender);
        var expiry = new Cancelable(system.RealTimeScheduler.Advanced);
        if (timeout > TimeSpan.Zero)
            system.RealTimeScheduler.Advanced.ScheduleOnce(timeout, watcher.GiveUp, expiry);
        var stopped = await watcher.Result.ConfigureAwait(false);
        expiry.Cancel();
        if (!stopped)
            internalTarget.SendSystemMessage(new Unwatch(internalTarget, watcher));
        return stopped;
    }
}
