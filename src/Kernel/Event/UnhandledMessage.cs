namespace Actors.Kernel.Event;

/// <summary>A message that reached an actor which did not know it.</summary>
public sealed class UnhandledMessage(object message, IActorRef sender, IActorRef recipient) : AllDeadLetters(message, sender, recipient);
