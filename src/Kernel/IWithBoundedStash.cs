namespace Actors.Kernel;

/// <summary>An actor with a stash whose capacity is configured (stash-capacity); where it is not, there is none.</summary>
public interface IWithBoundedStash : IWithUnrestrictedStash;
