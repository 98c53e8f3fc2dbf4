namespace Actors.Kernel.Event;

/// <summary>A message that reached nobody.</summary>
public sealed record DeadLetter(object Message);
