namespace Actors.Kernel.Event;

/// <summary>Logs messages that no behaviour knew, at debug level, where <c>akka.actor.debug.unhandled</c> is on.</summary>
internal sealed class UnhandledMessageForwarder(ActorSystemImpl system) : MinimalActorRef
{
    public override ActorPath Path { get; } = new RootActorPath(new Address("akka", system.Name)) / "UnhandledMessageForwarder";

    protected override void TellInternal(object message, IActorRef? sender)
    {
        if (message is UnhandledMessage unhandled && system.EventStream.LogLevel <= LogLevel.DebugLevel)
        {
            system.EventStream.Publish(new Debug(unhandled.Recipient.Path.ToString(), unhandled.Recipient.GetType(),
                $"Unhandled message from {unhandled.Sender}: {unhandled.Message}"));
        }
    }
}
