namespace Actors.Kernel;

/// <summary>An actor with a stash that has no limit.</summary>
public interface IWithUnboundedStash : IWithUnrestrictedStash;
