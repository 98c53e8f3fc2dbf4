namespace Actors.Kernel;

/// <summary>When a backoff supervisor forgets the restarts so far.</summary>
public interface IBackoffReset;
