namespace Actors.Kernel.TestKit;

/// <summary>What the test actor received.</summary>
public abstract class MessageEnvelope
{
    public abstract object? Message { get; }

    public abstract IActorRef? Sender { get; }
}
