using Actors.Kernel.Dispatch.SysMsg;

namespace Actors.Kernel;

/// <summary>A watcher that is no actor: the end of what it watches becomes the result of a task.</summary>
internal sealed class TerminationRef(ActorSystemImpl system) : MinimalActorRef
{
    private readonly TaskCompletionSource<bool> _result = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task<bool> Result => _result.Task;

    internal override ActorSystemImpl SystemImpl => system;

    public override ActorPath Path { get; } = new ChildActorPath(system.TempContainer.Path, system.NextTempName(), ActorPath.UndefinedUid);

    public override void SendSystemMessage(ISystemMessage message)
    {
        if (message is DeathWatchNotification)
            _result.TrySetResult(true);
    }

    public void GiveUp() => _result.TrySetResult(false);
}
