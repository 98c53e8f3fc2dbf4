using Actors.Kernel.Dispatch;

namespace Actors.Kernel;

/// <summary>
/// What an actor can see and do while it works on a message. It belongs to the actor's own turn: it must not be used from
/// other threads, nor after <c>ConfigureAwait(false)</c>.
/// </summary>
public interface IActorContext : IActorRefFactory, ICanWatch
{
    /// <summary>Where the actor runs.</summary>
    MessageDispatcher Dispatcher { get; }

    /// <summary>What the actor was created from.</summary>
    Props Props { get; }

    /// <summary>The supervisor.</summary>
    IActorRef Parent { get; }

    /// <summary>The actor's own reference.</summary>
    IActorRef Self { get; }

    /// <summary>Who sent the current message; the dead letters where nobody did.</summary>
    IActorRef Sender { get; }

    /// <summary>The system.</summary>
    ActorSystem System { get; }

    /// <summary>The current receive timeout, or null.</summary>
    TimeSpan? ReceiveTimeout { get; }

    /// <summary>Asks for a <see cref="Kernel.ReceiveTimeout"/> after every silence of this length; null cancels.</summary>
    void SetReceiveTimeout(TimeSpan? timeout);

    /// <summary>Replaces the behaviour for the next messages.</summary>
    void Become(Receive receive);

    /// <summary>Puts a behaviour on top; <see cref="UnbecomeStacked"/> takes it off again.</summary>
    void BecomeStacked(Receive receive);

    /// <summary>Goes back to the behaviour below.</summary>
    void UnbecomeStacked();

    /// <summary>The child with a name, or <see cref="ActorRefs.Nobody"/>.</summary>
    IActorRef Child(string name);

    /// <summary>The children in the order of their creation.</summary>
    IEnumerable<IActorRef> GetChildren();

    /// <summary>Stops a child, or the actor itself, after the message that it is working on.</summary>
    void Stop(IActorRef child);
}
