using System.Diagnostics.CodeAnalysis;
using Actors.Kernel.Internal;

namespace Actors.Kernel;

internal partial class ActorCell
{
    private ChildrenContainer? _children;

    private bool IsNormal => _children?.IsNormal ?? !_terminated;

    private bool IsTerminating => _terminated || (_children?.IsTerminating ?? false);

    private ChildrenContainer Children
    {
        get
        {
            if (_children is not null)
                return _children;
            Interlocked.CompareExchange(ref _children, new ChildrenContainer(), null);
            return _children;
        }
    }

    public IActorRef ActorOf(Props props, string? name = null)
    {
        ArgumentNullException.ThrowIfNull(props);
        return MakeChild(props, name is null ? NextRandomName() : CheckName(name));
    }

    /// <summary>Any thread: creates a child on behalf of somebody outside.</summary>
    internal IActorRef AttachChild(Props props, string? name) => ActorOf(props, name);

    public IActorRef Child(string name) =>
        _children is { } children && children.TryGetByName(name, out var stats) ? stats.Child : ActorRefs.Nobody;

    public IEnumerable<IActorRef> GetChildren() => ChildRefs();

    public void Stop(IActorRef child)
    {
        ArgumentNullException.ThrowIfNull(child);
        if (_children is not null && _children.TryGetByRef(child, out var stats))
        {
            _children.ShallDie(stats.Child);
            stats.Child.Stop();
        }
        else
        {
            ((IInternalActorRef)child).Stop();
        }
    }

    /// <summary>Any thread: a child by name, where "#" and the uid can follow.</summary>
    internal IInternalActorRef GetSingleChild(string name)
    {
        var uid = ActorPath.UndefinedUid;
        var hash = name.IndexOf('#', StringComparison.Ordinal);
        if (hash > 0 && long.TryParse(name.AsSpan(hash + 1), out uid))
            name = name[..hash];
        if (_children is not null && _children.TryGetByName(name, out var stats) && (uid == ActorPath.UndefinedUid || uid == stats.Uid))
            return stats.Child;
        return ActorRefs.Nobody;
    }

    /// <summary>Any thread: a copy of the children.</summary>
    internal IInternalActorRef[] ChildRefs() =>
        _children is null ? [] : Array.ConvertAll(_children.Snapshot(), static stats => stats.Child);

    /// <summary>Takes in a child that was made elsewhere: a guardian.</summary>
    internal void Adopt(IInternalActorRef child)
    {
        Children.Add(new ChildRestartStats(child));
        // Made now, since others look for children of guardians at any time.
        _ = (child as LocalActorRef)?.Cell.Children;
    }

    private bool TryGetChild(IActorRef child, [NotNullWhen(true)] out ChildRestartStats? stats)
    {
        stats = null;
        return _children is not null && _children.TryGetByRef(child, out stats);
    }

    private LocalActorRef MakeChild(Props props, string name)
    {
        if (_terminated)
            throw new InvalidOperationException("Cannot create child while terminating or terminated");
        var path = new ChildActorPath(_self.Path, name, SystemImpl.NextUid());
        var child = SystemImpl.CreateRef(props, _self, path);
        Children.Add(new ChildRestartStats(child));
        // A failed actor can create children in its PreRestart; they have to wait with their siblings.
        if (IsFailed)
        {
            for (var i = Mailbox.SuspendCount; i > 0; i--)
                child.Suspend();
        }
        child.Start();
        return child;
    }

    private static string CheckName(string name)
    {
        if (name.Length == 0)
            throw new InvalidActorNameException("Actor name must not be empty.");
        if (!ActorPath.IsValidPathElement(name))
        {
            throw new InvalidActorNameException(
                $"Illegal actor name [{name}]. Actor names must be ASCII letters, digits and {ActorPath.ValidSymbols}, not beginning with $");
        }
        return name;
    }

    private string NextRandomName()
    {
        const string Digits = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789+~";
        Span<char> name = stackalloc char[16];
        var length = 0;
        name[length++] = '$';
        var next = (ulong)Children.NextRandom();
        do
        {
            name[length++] = Digits[(int)(next & 63)];
            next >>= 6;
        }
        while (next != 0);
        return new string(name[..length]);
    }

    private void SuspendChildren(IActorRef[]? except = null)
    {
        foreach (var child in ChildRefs())
        {
            if (except is null || Array.IndexOf(except, child) < 0)
                child.Suspend();
        }
    }

    private void ResumeChildren(Exception? causedByFailure, IActorRef? perpetrator)
    {
        foreach (var child in ChildRefs())
            child.Resume(child.Equals(perpetrator) ? causedByFailure : null);
    }

    private void StopChildren()
    {
        foreach (var child in ChildRefs())
            Stop(child);
    }
}
