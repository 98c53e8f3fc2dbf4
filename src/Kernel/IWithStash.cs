namespace Actors.Kernel;

/// <summary>An actor with a stash; its capacity is the one that is configured, unbounded by default.</summary>
public interface IWithStash : IWithUnrestrictedStash;
