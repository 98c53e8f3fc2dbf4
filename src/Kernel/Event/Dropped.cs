namespace Actors.Kernel.Event;

/// <summary>A message that was given up on purpose.</summary>
public sealed class Dropped : AllDeadLetters
{
    /// <summary>With a sender.</summary>
    public Dropped(object message, string reason, IActorRef sender, IActorRef recipient) : base(message, sender, recipient) => Reason = reason;

    /// <summary>Without a sender.</summary>
    public Dropped(object message, string reason, IActorRef recipient) : this(message, reason, ActorRefs.Nobody, recipient) { }

    /// <summary>Why.</summary>
    public string Reason { get; }
}
