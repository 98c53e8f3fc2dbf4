namespace Actors.Kernel.TestKit;

/// <summary>Acts on a message; gives the pilot for the next one.</summary>
public delegate AutoPilot AutoPilotDelegate(IActorRef sender, object message);
