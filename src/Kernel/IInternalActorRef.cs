using Actors.Kernel.Dispatch.SysMsg;

namespace Actors.Kernel;

/// <summary>What the runtime and supervisor strategies can do with a reference, beyond telling. Actors have no need of it.</summary>
public interface IInternalActorRef : IActorRef
{
    /// <summary>The supervisor's reference.</summary>
    IInternalActorRef Parent { get; }

    /// <summary>True: every actor of this runtime lives in this process.</summary>
    bool IsLocal { get; }

    /// <summary>True once the actor has stopped for good.</summary>
    bool IsTerminated { get; }

    /// <summary>The descendant that these names lead to; ".." goes up, an empty list is the reference itself.</summary>
    /// <returns>The reference, or <see cref="ActorRefs.Nobody"/>.</returns>
    IActorRef GetChild(IReadOnlyList<string> name);

    /// <summary>Lets a new actor take its first message.</summary>
    void Start();

    /// <summary>Takes a suspension back.</summary>
    /// <param name="causedByFailure">The failure that the supervisor answers with it, or null.</param>
    void Resume(Exception? causedByFailure = null);

    /// <summary>Holds back user messages for the actor and its descendants.</summary>
    void Suspend();

    /// <summary>Replaces the actor's instance; mailbox, path and reference stay.</summary>
    void Restart(Exception cause);

    /// <summary>Stops the actor after the message that it is working on.</summary>
    void Stop();

    /// <summary>Sends a message of the runtime itself; it overtakes user messages.</summary>
    void SendSystemMessage(ISystemMessage message);
}
