namespace Actors.Kernel;

/// <summary>The actor at <c>/</c> and <c>/user</c>: it holds children and stops when what it watches has stopped.</summary>
internal sealed class GuardianActor : ActorBase
{
    protected override bool Receive(object message)
    {
        if (message is Terminated)
            Context.Stop(Self);
        else
            Context.System.DeadLetters.Tell(new Event.DeadLetter(message, Sender, Self), Sender);
        return true;
    }

    /// <summary>A guardian must not lose its children in a restart.</summary>
    protected override void PreRestart(Exception reason, object? message) { }
}
