namespace Actors.Kernel;

/// <summary>Makes the instances of an actor in another way than by a lambda, for instance from a container.</summary>
public interface IIndirectActorProducer
{
    /// <summary>The type of the actors.</summary>
    Type ActorType { get; }

    /// <summary>Makes a new instance; called once a (re)start.</summary>
    ActorBase Produce();

    /// <summary>Takes an instance back that is no longer used.</summary>
    void Release(ActorBase actor);
}
