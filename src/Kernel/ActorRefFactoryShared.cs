namespace Actors.Kernel;

/// <summary>How paths become selections.</summary>
public static class ActorRefFactoryShared
{
    /// <summary>A selection from the root.</summary>
    public static ActorSelection ActorSelection(ActorPath actorPath, ActorSystem system)
    {
        ArgumentNullException.ThrowIfNull(actorPath);
        return new ActorSelection(((ActorSystemImpl)system).RootGuardian, actorPath.Elements);
    }

    /// <summary>A selection: from the root where the path is absolute or full, else from <paramref name="lookupRoot"/>.</summary>
    public static ActorSelection ActorSelection(string path, ActorSystem system, IActorRef lookupRoot)
    {
        ArgumentNullException.ThrowIfNull(path);
        if (ActorPath.TryParse(path, out var full) && full is not null)
            return ActorSelection(full, system);
        return path.StartsWith('/')
            ? new ActorSelection(((ActorSystemImpl)system).RootGuardian, path)
            : new ActorSelection(lookupRoot, path);
    }

    /// <summary>A selection from an actor.</summary>
    public static ActorSelection ActorSelection(IActorRef anchorActorRef, string path) => new(anchorActorRef, path);
}
