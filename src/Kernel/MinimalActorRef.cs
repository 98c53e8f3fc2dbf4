using Actors.Kernel.Dispatch.SysMsg;

namespace Actors.Kernel;

/// <summary>A reference with no actor behind it: it takes messages and has no life to manage.</summary>
public abstract class MinimalActorRef : InternalActorRefBase
{
    internal override ActorSystemImpl? SystemImpl => null;

    /// <inheritdoc/>
    public override IInternalActorRef Parent => ActorRefs.Nobody;

    /// <inheritdoc/>
    public override bool IsTerminated => false;

    /// <inheritdoc/>
    public override IActorRef GetChild(IReadOnlyList<string> name)
    {
        ArgumentNullException.ThrowIfNull(name);
        foreach (var element in name)
            if (!string.IsNullOrEmpty(element))
                return ActorRefs.Nobody;
        return this;
    }

    /// <inheritdoc/>
    protected override void TellInternal(object message, IActorRef? sender) { }

    /// <inheritdoc/>
    public override void Start() { }

    /// <inheritdoc/>
    public override void Resume(Exception? causedByFailure = null) { }

    /// <inheritdoc/>
    public override void Suspend() { }

    /// <inheritdoc/>
    public override void Restart(Exception cause) { }

    /// <inheritdoc/>
    public override void Stop() { }

    /// <inheritdoc/>
    public override void SendSystemMessage(ISystemMessage message) { }
}
