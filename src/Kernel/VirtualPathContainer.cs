using System.Collections.Concurrent;

namespace Actors.Kernel;

/// <summary>A place in the tree that no actor owns, such as <c>/temp</c>, where asks are answered.</summary>
internal sealed class VirtualPathContainer(ActorSystemImpl system, ActorPath path, IInternalActorRef parent) : MinimalActorRef
{
    private readonly ConcurrentDictionary<string, IInternalActorRef> _children = new(StringComparer.Ordinal);

    internal override ActorSystemImpl SystemImpl => system;

    public override ActorPath Path => path;

    public override IInternalActorRef Parent => parent;

    public void Add(string name, IInternalActorRef actor) => _children[name] = actor;

    public void Remove(string name) => _children.TryRemove(name, out _);

    public override IActorRef GetChild(IReadOnlyList<string> name)
    {
        if (name.Count == 0)
            return this;
        return _children.TryGetValue(name[0], out var child) ? child.GetChild(name.From(1)) : ActorRefs.Nobody;
    }
}
