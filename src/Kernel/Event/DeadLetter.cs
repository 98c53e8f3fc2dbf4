namespace Actors.Kernel.Event;

/// <summary>A message that reached nobody.</summary>
public sealed class DeadLetter(object message, IActorRef sender, IActorRef recipient) : AllDeadLetters(message, sender, recipient);
