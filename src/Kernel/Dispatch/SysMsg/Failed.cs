namespace Actors.Kernel.Dispatch.SysMsg;

/// <summary>A child tells its supervisor that it failed and waits for an answer.</summary>
internal sealed class Failed(IActorRef child, Exception cause, long uid) : SystemMessage
{
    public IActorRef Child { get; } = child;

    public Exception Cause { get; } = cause;

    /// <summary>Which incarnation of the child's path failed: a successor must not answer for it.</summary>
    public long Uid { get; } = uid;

    internal override bool WaitsForRecovery => true;

    internal override bool WaitsForChildren => true;

    public override string ToString() => $"<Failed>: {Child} ({Cause.GetType()}) ";
}
