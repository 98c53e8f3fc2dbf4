namespace Actors.Kernel.Dispatch.SysMsg;

/// <summary>A child tells its supervisor that it failed and waits for an answer.</summary>
/// <remarks>The reference says which incarnation of the child's path failed: a successor must not answer for it.</remarks>
internal sealed class Failed(IActorRef child, Exception cause) : SystemMessage
{
    public IActorRef Child { get; } = child;

    public Exception Cause { get; } = cause;

    internal override bool WaitsForRecovery => true;

    internal override bool WaitsForChildren => true;

    public override string ToString() => $"<Failed>: {Child} ({Cause.GetType()}) ";
}
