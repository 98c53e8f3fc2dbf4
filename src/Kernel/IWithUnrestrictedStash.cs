namespace Actors.Kernel;

/// <summary>An actor with a stash, whatever mailbox it has.</summary>
public interface IWithUnrestrictedStash : IActorStash;
