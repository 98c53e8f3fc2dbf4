namespace Actors.Kernel;

/// <summary>The top of a path: an address and no name.</summary>
public sealed class RootActorPath(Address address, string name = "") : ActorPath(null, name, UndefinedUid)
{
    internal Address RootAddress { get; } = address;
}
