using Actors.Kernel.Event;

namespace Actors.Kernel;

/// <summary>Where messages go that reached nobody: it publishes them on the event stream.</summary>
internal sealed class DeadLetterActorRef(ActorSystemImpl system, ActorPath path) : EmptyLocalActorRef(system, path)
{
    public override bool IsTerminated => false;

    protected override void TellInternal(object message, IActorRef? sender)
    {
        if (message is not AllDeadLetters letter)
            base.TellInternal(message, sender);
        else if (letter is not DeadLetter)
            SystemImpl.EventStream.Publish(letter);
        else if (letter.Message is IDeadLetterSuppression suppressed)
            SystemImpl.EventStream.Publish(new SuppressedDeadLetter(suppressed, letter.Sender, letter.Recipient));
        else if (!HandleSpecial(letter.Message, letter.Sender))
            SystemImpl.EventStream.Publish(letter);
    }
}
