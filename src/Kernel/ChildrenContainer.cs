using System.Diagnostics.CodeAnalysis;
using Actors.Kernel.Internal;

namespace Actors.Kernel;

/// <summary>
/// The children of one actor, in the order of their creation, and what waits for those that are stopping. Only the actor itself
/// changes it, but selections and guardians look in from other threads: hence the lock.
/// </summary>
internal sealed class ChildrenContainer
{
    /// <summary>Up to this many siblings a walk is as quick as an index and much smaller.</summary>
    private const int IndexFrom = 9;

    private readonly Lock _lock = new();
    private ChildRestartStats? _first;
    private ChildRestartStats? _last;
    private Dictionary<string, ChildRestartStats>? _index;
    private HashSet<IActorRef>? _stopping;
    private SuspendReason _reason;
    private int _count;
    private long _lastRandom = -1;
    private bool _closed;

    /// <summary>True unless the actor waits for children or stops: only then may it be restarted.</summary>
    public bool IsNormal
    {
        get
        {
            lock (_lock)
                return !_closed && (_stopping is null || _reason == SuspendReason.UserRequest);
        }
    }

    /// <summary>True once the actor stops: no child can be created any more.</summary>
    public bool IsTerminating
    {
        get
        {
            lock (_lock)
                return _closed || (_stopping is not null && _reason == SuspendReason.Termination);
        }
    }

    /// <summary>True while a restart or a second creation waits for children.</summary>
    public bool IsWaiting
    {
        get
        {
            lock (_lock)
                return _stopping is not null && _reason is SuspendReason.Creation or SuspendReason.Recreation;
        }
    }

    /// <summary>How many children there are.</summary>
    public int Count
    {
        get
        {
            lock (_lock)
                return _count;
        }
    }

    /// <summary>A number for a name that is made up.</summary>
    public long NextRandom() => Interlocked.Increment(ref _lastRandom);

    /// <summary>A copy of all children with their statistics.</summary>
    public ChildRestartStats[] Snapshot()
    {
        lock (_lock)
        {
            var all = new ChildRestartStats[_count];
            var i = 0;
            for (var stats = _first; stats is not null; stats = stats.Next)
                all[i++] = stats;
            return all;
        }
    }

    /// <exception cref="InvalidActorNameException">The name is taken.</exception>
    /// <exception cref="InvalidOperationException">The actor is stopping.</exception>
    public void Add(ChildRestartStats stats)
    {
        lock (_lock)
        {
            if (_closed || (_stopping is not null && _reason == SuspendReason.Termination))
                throw new InvalidOperationException("Cannot create child while terminating or terminated");
            var name = stats.Child.Path.Name;
            if (FindUnsynchronized(name) is not null)
                throw new InvalidActorNameException($"Actor name \"{name}\" is not unique!");
            stats.Previous = _last;
            if (_last is null)
                _first = stats;
            else
                _last.Next = stats;
            _last = stats;
            _count++;
            if (_index is not null)
                _index.Add(name, stats);
            else if (_count >= IndexFrom)
                BuildIndexUnsynchronized();
        }
    }

    public bool TryGetByName(string name, [NotNullWhen(true)] out ChildRestartStats? stats)
    {
        lock (_lock)
            stats = FindUnsynchronized(name);
        return stats is not null;
    }

    /// <summary>Finds this very incarnation.</summary>
    public bool TryGetByRef(IActorRef child, [NotNullWhen(true)] out ChildRestartStats? stats)
    {
        lock (_lock)
            stats = FindUnsynchronized(child.Path.Name);
        if (stats is not null && !stats.Child.Equals(child))
            stats = null;
        return stats is not null;
    }

    /// <summary>Notes that a child was told to stop.</summary>
    public void ShallDie(IActorRef child)
    {
        lock (_lock)
        {
            if (_stopping is null)
            {
                _stopping = [];
                _reason = SuspendReason.UserRequest;
            }
            _stopping.Add(child);
        }
    }

    /// <summary>Says what to do once the stopping children are gone; false where none is stopping.</summary>
    public bool TrySetReason(SuspendReason reason)
    {
        lock (_lock)
        {
            if (_stopping is null)
                return false;
            _reason = reason;
            return true;
        }
    }

    /// <summary>Removes a child that has stopped; gives the reason where it was the last that something waited for.</summary>
    public SuspendReason? Remove(IActorRef child)
    {
        lock (_lock)
        {
            var name = child.Path.Name;
            if (FindUnsynchronized(name) is { } stats && stats.Child.Equals(child))
                UnlinkUnsynchronized(stats, name);
            if (_stopping is null || !_stopping.Remove(child) || _stopping.Count > 0)
                return null;
            _stopping = null;
            _closed |= _reason == SuspendReason.Termination;
            return _reason;
        }
    }

    /// <summary>No child can be created from here on.</summary>
    public void Close()
    {
        lock (_lock)
            _closed = true;
    }

    private ChildRestartStats? FindUnsynchronized(string name)
    {
        if (_index is not null)
            return _index.GetValueOrDefault(name);
        var stats = _first;
        while (stats is not null && stats.Child.Path.Name != name)
            stats = stats.Next;
        return stats;
    }

    private void BuildIndexUnsynchronized()
    {
        _index = new Dictionary<string, ChildRestartStats>(StringComparer.Ordinal);
        for (var stats = _first; stats is not null; stats = stats.Next)
            _index.Add(stats.Child.Path.Name, stats);
    }

    private void UnlinkUnsynchronized(ChildRestartStats stats, string name)
    {
        if (stats.Previous is null)
            _first = stats.Next;
        else
            stats.Previous.Next = stats.Next;
        if (stats.Next is null)
            _last = stats.Previous;
        else
            stats.Next.Previous = stats.Previous;
        _index?.Remove(name);
        _count--;
    }
}
