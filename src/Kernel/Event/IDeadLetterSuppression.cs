namespace Actors.Kernel.Event;

/// <summary>A message that is no news where it reaches nobody: it is published as <see cref="SuppressedDeadLetter"/>.</summary>
public interface IDeadLetterSuppression;
