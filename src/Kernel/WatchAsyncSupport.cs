using Actors.Kernel.Dispatch.SysMsg;

namespace Actors.Kernel;

/// <summary>Watching with a task.</summary>
public static class WatchAsyncSupport
{
    /// <summary>True once the actor has stopped for good; false when that is not waited for any longer.</summary>
    public static async Task<bool> WatchAsync(this IActorRef target, CancellationToken token = default)
    {
        if (target is not InternalActorRefBase { SystemImpl: { } system } internalTarget)
            return false;
        var watcher = new TerminationRef(system);
        internalTarget.SendSystemMessage(new Watch(internalTarget, watcher));
        await using var registration = token.UnsafeRegister(state => watcher.GiveUp(), null);
        var stopped = await watcher.Result.ConfigureAwait(false);
        if (!stopped)
            internalTarget.SendSystemMessage(new Unwatch(internalTarget, watcher));
        return stopped;
    }
}
