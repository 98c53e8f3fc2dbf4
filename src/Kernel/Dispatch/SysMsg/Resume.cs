namespace Actors.Kernel.Dispatch.SysMsg;

/// <summary>Take one suspension back.</summary>
/// <param name="causedByFailure">The failure that is answered with it, or null.</param>
internal sealed class Resume(Exception? causedByFailure) : SystemMessage
{
    public Exception? CausedByFailure { get; } = causedByFailure;

    internal override bool WaitsForChildren => true;
}
