namespace Actors.Kernel;

/// <summary>An actor could not be created: its constructor or <c>PreStart</c> threw. The default decider stops it.</summary>
public class ActorInitializationException : AkkaException
{
    /// <summary>Without a text.</summary>
    public ActorInitializationException() { }

    /// <summary>With a text.</summary>
    public ActorInitializationException(string message) : base(message) { }

    /// <summary>With a text and a cause.</summary>
    public ActorInitializationException(string message, Exception? cause) : base(message, cause) { }

    /// <summary>About one actor.</summary>
    public ActorInitializationException(IActorRef? actor, string message, Exception? cause = null) : base(message, cause) => Actor = actor;

    /// <summary>Which actor, or null.</summary>
    public IActorRef? Actor { get; set; }

    /// <inheritdoc/>
    public override string ToString() => Actor is null ? base.ToString() : $"{Actor}: {base.ToString()}";
}
