namespace Actors.Kernel;

/// <summary>The actor at <c>/system</c>: it outlives <c>/user</c>, so that loggers hear everything.</summary>
internal sealed class SystemGuardianActor(ActorSystemImpl system) : ActorBase
{
    protected override bool Receive(object message)
    {
        if (message is Terminated { ActorRef: var actor } && actor.Equals(system.Guardian))
        {
            system.StopDefaultLoggers();
            Context.Stop(Self);
        }
        else
        {
            Context.System.DeadLetters.Tell(new Event.DeadLetter(message, Sender, Self), Sender);
        }
        return true;
    }

    /// <summary>A guardian must not lose its children in a restart.</summary>
    protected override void PreRestart(Exception reason, object? message) { }
}
