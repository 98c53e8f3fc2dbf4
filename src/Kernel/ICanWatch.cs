namespace Actors.Kernel;

/// <summary>Something that can learn of the end of actors.</summary>
public interface ICanWatch
{
    /// <summary>Asks for a <see cref="Terminated"/> once <paramref name="subject"/> has stopped; at once where it has stopped already.</summary>
    /// <returns><paramref name="subject"/>.</returns>
    IActorRef Watch(IActorRef subject);

    /// <summary>Asks for <paramref name="message"/> instead of a <see cref="Terminated"/>.</summary>
    /// <returns><paramref name="subject"/>.</returns>
    IActorRef WatchWith(IActorRef subject, object message);

    /// <summary>Ends a watch; a notice that is already queued is dropped.</summary>
    /// <returns><paramref name="subject"/>.</returns>
    IActorRef Unwatch(IActorRef subject);
}
