namespace Actors.Kernel;

/// <summary>A state machine that logs its events at debug level when akka.actor.debug.fsm is on.</summary>
public interface ILoggingFSM;
