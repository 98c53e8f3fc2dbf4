namespace Actors.Kernel.Dispatch.SysMsg;

/// <summary>The first message of every actor: make the instance.</summary>
internal sealed class Create : SystemMessage;
