namespace Actors.Kernel;

/// <summary>The new incarnation's constructor or <c>PostRestart</c> threw. The default decider stops the actor.</summary>
public class PostRestartException : ActorInitializationException
{
    /// <summary>About one actor.</summary>
    public PostRestartException(IActorRef actor, Exception cause, Exception originalCause)
        : base(actor, "Exception post restart (" + (originalCause is null ? "null" : originalCause.GetType().ToString()) + ")", cause) =>
        OriginalCause = originalCause;

    /// <summary>What the actor was restarted for.</summary>
    public Exception? OriginalCause { get; }
}
