namespace Actors.Kernel;

/// <summary>A message that the runtime handles itself before the actor sees it.</summary>
public interface IAutoReceivedMessage;
