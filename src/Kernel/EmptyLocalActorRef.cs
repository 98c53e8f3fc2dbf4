using Actors.Kernel.Dispatch.SysMsg;
using Actors.Kernel.Event;

namespace Actors.Kernel;

/// <summary>A reference to a path where nobody lives: messages become dead letters, watchers learn at once that nobody is there.</summary>
internal class EmptyLocalActorRef(ActorSystemImpl system, ActorPath path) : MinimalActorRef
{
    internal override ActorSystemImpl SystemImpl => system;

    public override ActorPath Path => path;

    public override bool IsTerminated => true;

    protected override void TellInternal(object message, IActorRef? sender)
    {
        InvalidMessageException.ThrowIfNull(message);
        if (!HandleSpecial(message, sender))
            system.EventStream.Publish(new DeadLetter(message, sender ?? system.DeadLetters, this));
    }

    public override void SendSystemMessage(ISystemMessage message)
    {
        if (message is Watch watch)
            AnswerWatch(watch);
    }

    /// <summary>True where the message needed an answer rather than a dead letter.</summary>
    protected bool HandleSpecial(object message, IActorRef? sender)
    {
        switch (message)
        {
            case Watch watch:
                AnswerWatch(watch);
                return true;
            case SystemMessage:
                return true;
            case Identify identify:
                sender?.Tell(new ActorIdentity(identify.MessageId, ActorRefs.Nobody), ActorRefs.NoSender);
                return true;
            case ActorSelectionMessage { Message: Identify identify, WildCardFanOut: false }:
                sender?.Tell(new ActorIdentity(identify.MessageId, ActorRefs.Nobody), ActorRefs.NoSender);
                return true;
            case ActorSelectionMessage { WildCardFanOut: true }:
                return true;
            case ActorSelectionMessage selection:
                if (!HandleSpecial(selection.Message, sender))
                    system.EventStream.Publish(new DeadLetter(selection.Message, sender ?? system.DeadLetters, this));
                return true;
            case IDeadLetterSuppression suppressed:
                system.EventStream.Publish(new SuppressedDeadLetter(suppressed, sender ?? system.DeadLetters, this));
                return true;
            default:
                return false;
        }
    }

    private void AnswerWatch(Watch watch)
    {
        if (!ReferenceEquals(watch.Watcher, this))
        {
            watch.Watcher.SendSystemMessage(
                new DeathWatchNotification(watch.Watchee, existenceConfirmed: false, addressTerminated: false));
        }
    }
}
