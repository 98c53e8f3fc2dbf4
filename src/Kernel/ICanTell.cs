namespace Actors.Kernel;

/// <summary>Something that takes messages: an actor's reference or an <see cref="ActorSelection"/>.</summary>
public interface ICanTell
{
    /// <summary>Sends a message and returns at once; at most once delivery, ordered per pair of sender and receiver.</summary>
    /// <param name="message">The message; never null.</param>
    /// <param name="sender">Who receives replies, or <see cref="ActorRefs.NoSender"/>.</param>
    void Tell(object message, IActorRef? sender);
}
