namespace Actors.Kernel.Event;

/// <summary>A logger that is no actor: it logs on the thread of whoever publishes.</summary>
public abstract class MinimalLogger : MinimalActorRef
{
    private static readonly ActorPath s_path = new RootActorPath(new Address("akka", "all-systems")) / "StandardOutLogger";

    /// <inheritdoc/>
    public override ActorPath Path => s_path;

    /// <inheritdoc/>
    protected sealed override void TellInternal(object message, IActorRef? sender) => Log(message);

    /// <summary>Logs an event.</summary>
    protected abstract void Log(object message);
}
