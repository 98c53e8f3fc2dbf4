namespace Actors.Init.Hosting;

/// <summary>Actors by a type that stands for each; the names are Akka.Hosting's.</summary>
internal interface IActorRegistry
{
    /// <summary>Enters an actor.</summary>
    /// <exception cref="InvalidOperationException">There is one already.</exception>
    void Register<TKey>(IActorRef actor);

    /// <summary>The actor of a key, or <see cref="ActorRefs.Nobody"/>.</summary>
    IActorRef Get<TKey>();
}
