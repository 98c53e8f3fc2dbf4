namespace Actors.Kernel;

/// <summary>An actor did not handle the <see cref="Terminated"/> of an actor that it watches. The default decider stops it.</summary>
public class DeathPactException : AkkaException
{
    /// <summary>About one actor.</summary>
    public DeathPactException(IActorRef deadActor) : base($"Monitored actor [{deadActor}] terminated") => DeadActor = deadActor;

    /// <summary>Who stopped.</summary>
    public IActorRef DeadActor { get; }
}
