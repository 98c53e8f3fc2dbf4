namespace Actors.Kernel.Dispatch.SysMsg;

/// <summary>Hold back user messages.</summary>
internal sealed class Suspend : SystemMessage
{
    internal override bool WaitsForChildren => true;
}
