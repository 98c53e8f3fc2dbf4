namespace Actors.Kernel;

/// <summary>
/// A handle to one incarnation of an actor. It stays valid over restarts, can be sent in messages, and after the actor's end
/// everything told to it goes to the dead letters.
/// </summary>
public interface IActorRef : ICanTell, IEquatable<IActorRef>, IComparable<IActorRef>, IComparable
{
    /// <summary>Where the actor stands in the tree.</summary>
    ActorPath Path { get; }
}
