namespace Actors.Kernel.Event;

/// <summary>A message that reached nobody, which is no news.</summary>
public sealed class SuppressedDeadLetter(IDeadLetterSuppression message, IActorRef sender, IActorRef recipient)
    : AllDeadLetters(message, sender, recipient);
