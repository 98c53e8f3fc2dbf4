namespace Actors.Kernel;

/// <summary><c>PreRestart</c> threw; it is logged and the restart goes on.</summary>
public class PreRestartException : ActorInitializationException
{
    /// <summary>About one actor.</summary>
    public PreRestartException(IActorRef actor, Exception restartException, Exception cause, object? optionalMessage)
        : base(actor, "Exception in PreRestart(" + (cause is null ? "null" : cause.GetType().ToString()) + ", "
            + (optionalMessage is null ? "null" : optionalMessage.ToString()) + ")", restartException)
    {
        RestartException = restartException;
        OptionalMessage = optionalMessage;
    }

    /// <summary>What <c>PreRestart</c> threw.</summary>
    public Exception RestartException { get; }

    /// <summary>The message that the actor had failed on, or null.</summary>
    public object? OptionalMessage { get; }
}
