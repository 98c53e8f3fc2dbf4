using Actors.Kernel.Dispatch.SysMsg;
using Actors.Kernel.Event;

namespace Actors.Kernel;

/// <summary>What stands above <c>/</c>: it learns of the end of the tree and of failures that nobody answered.</summary>
internal sealed class RootGuardianSupervisor(ActorSystemImpl system, ActorPath path) : MinimalActorRef
{
    internal override ActorSystemImpl SystemImpl => system;

    public override ActorPath Path => path;

    protected override void TellInternal(object message, IActorRef? sender) =>
        system.EventStream.Publish(new Error(null, path.ToString(), GetType(), $"[{path}] received unexpected message [{message}]"));

    public override void SendSystemMessage(ISystemMessage message)
    {
        switch (message)
        {
            case Failed failed:
                // The root guardian's own strategy stops what fails below it, so this is the root guardian itself.
                system.FailTermination(failed.Cause);
                system.EventStream.Publish(new Error(failed.Cause, path.ToString(), GetType(), $"guardian {failed.Child} failed, shutting down!"));
                ((IInternalActorRef)failed.Child).Stop();
                break;
            case DeathWatchNotification:
                system.CompleteTermination();
                break;
        }
    }
}
