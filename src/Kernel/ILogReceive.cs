namespace Actors.Kernel;

/// <summary>An actor whose messages are logged at debug level when akka.actor.debug.receive is on.</summary>
public interface ILogReceive;
