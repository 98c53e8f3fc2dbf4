namespace Actors.Kernel.TestKit;

/// <summary>No message.</summary>
public sealed class NullMessageEnvelope : MessageEnvelope
{
    public static readonly NullMessageEnvelope Instance = new();

    private NullMessageEnvelope() { }

    public override object? Message => null;

    public override IActorRef? Sender => null;

    public override string ToString() => "<null>";
}
