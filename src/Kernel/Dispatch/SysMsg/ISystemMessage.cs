namespace Actors.Kernel.Dispatch.SysMsg;

/// <summary>A message of the runtime to itself; it overtakes user messages and is not counted among them.</summary>
public interface ISystemMessage;
