namespace Actors.Kernel;

/// <summary>A path below another.</summary>
/// <param name="parentPath">The path above.</param>
/// <param name="name">The name.</param>
/// <param name="uid">Which incarnation; 0 for none.</param>
public sealed class ChildActorPath(ActorPath parentPath, string name, long uid) : ActorPath(parentPath, name, uid);
