namespace Actors.Kernel.TestKit.TestActors;

/// <summary>Knows no message.</summary>
public class UnhandledMessageActor : ReceiveActor;
