namespace Actors.Kernel;

/// <summary>Something that actors can be created under: a system or an actor's context.</summary>
public interface IActorRefFactory
{
    /// <summary>Creates a child; its constructor and <c>PreStart</c> run on the dispatcher, not here.</summary>
    /// <param name="props">What to create.</param>
    /// <param name="name">Unique among the siblings; made up ("$a") where null.</param>
    /// <exception cref="InvalidActorNameException">The name is not allowed or taken.</exception>
    IActorRef ActorOf(Props props, string? name = null);

    /// <summary>Everything that lives at a path now or later.</summary>
    ActorSelection ActorSelection(ActorPath actorPath);

    /// <summary>Everything that a path leads to: absolute ("/user/a"), relative ("../b"), with patterns ("*", "?").</summary>
    ActorSelection ActorSelection(string actorPath);
}
