namespace Actors.Kernel;

/// <summary>The reference to no actor; see <see cref="ActorRefs.Nobody"/>.</summary>
public sealed class Nobody : MinimalActorRef
{
    private static readonly ActorPath s_path = new RootActorPath(Address.AllSystems, "/Nobody");

    /// <summary>The only instance.</summary>
    public static readonly Nobody Instance = new();

    private Nobody() { }

    /// <inheritdoc/>
    public override ActorPath Path => s_path;
}
