namespace Actors.Kernel;

/// <summary>Makes stashes; the runtime does so for actors that want one.</summary>
public static class StashFactory
{
    /// <summary>A stash for an actor, with the capacity that its deployment or mailbox configures.</summary>
    public static IStash CreateStash(this IActorContext context, IActorStash actorInstance)
    {
        ArgumentNullException.ThrowIfNull(context);
        var cell = (ActorCell)context;
        var capacity = actorInstance is IWithUnboundedStash ? Deploy.NoStashSize
            : cell.Props.Deploy.StashCapacity != Deploy.NoStashSize ? cell.Props.Deploy.StashCapacity
            : cell.SystemImpl.Mailboxes.StashCapacity(cell.Props);
        return new ActorStash(cell, capacity);
    }
}
