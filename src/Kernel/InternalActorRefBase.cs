using Actors.Kernel.Dispatch.SysMsg;

namespace Actors.Kernel;

/// <summary>The base of every reference of the runtime.</summary>
public abstract class InternalActorRefBase : ActorRefBase, IInternalActorRef
{
    /// <summary>The system that the reference belongs to; null for <see cref="ActorRefs.Nobody"/>.</summary>
    internal abstract ActorSystemImpl? SystemImpl { get; }

    /// <inheritdoc/>
    public abstract IInternalActorRef Parent { get; }

    /// <inheritdoc/>
    public virtual bool IsLocal => true;

    /// <inheritdoc/>
    public abstract bool IsTerminated { get; }

    /// <inheritdoc/>
    public abstract IActorRef GetChild(IReadOnlyList<string> name);

    /// <inheritdoc/>
    public abstract void Start();

    /// <inheritdoc/>
    public abstract void Resume(Exception? causedByFailure = null);

    /// <inheritdoc/>
    public abstract void Suspend();

    /// <inheritdoc/>
    public abstract void Restart(Exception cause);

    /// <inheritdoc/>
    public abstract void Stop();

    /// <inheritdoc/>
    public abstract void SendSystemMessage(ISystemMessage message);
}
