namespace Actors.Kernel;

/// <summary>What extensions can do with a system.</summary>
public abstract class ExtendedActorSystem : ActorSystem
{
    private protected ExtendedActorSystem() { }

    /// <summary>The parent of all that users create: <c>/user</c>.</summary>
    public abstract IInternalActorRef Guardian { get; }

    /// <summary>The parent of all that the system creates: <c>/system</c>.</summary>
    public abstract IInternalActorRef SystemGuardian { get; }

    /// <summary>The root of lookups: <c>/</c>.</summary>
    public abstract IInternalActorRef LookupRoot { get; }

    /// <summary>Creates an actor below <c>/system</c>; it outlives those below <c>/user</c>.</summary>
    public abstract IActorRef SystemActorOf(Props props, string? name = null);

    /// <summary>The tree as text, for those who look for a fault.</summary>
    public abstract string PrintTree();
}
