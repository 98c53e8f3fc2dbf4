namespace Actors.Kernel;

/// <summary>A handle to an actor.</summary>
public interface IActorRef;
