namespace Actors.Kernel;

/// <summary>Looks into an actor from the outside; for the runtime and tests.</summary>
public interface IInternalActor
{
    /// <summary>The actor's context.</summary>
    IActorContext ActorContext { get; }
}
