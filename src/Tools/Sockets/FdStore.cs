using Actors.Platform;

namespace Actors.Tools.Sockets;

/// <summary>The descriptors that a fd-holder has, for all its clients at once.</summary>
internal sealed class FdStore(int most)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, FdHolderEntry> _entries = [];

    /// <summary>Whether there are none.</summary>
    public bool IsEmpty
    {
        get
        {
            lock (_lock)
                return _entries.Count == 0;
        }
    }

    /// <summary>Their names.</summary>
    public string[] Ids
    {
        get
        {
            lock (_lock)
                return [.. _entries.Keys];
        }
    }

    /// <summary>Whether so many more would fit.</summary>
    public bool HasRoomFor(int count)
    {
        lock (_lock)
            return _entries.Count + count <= most;
    }

    /// <summary>Takes a descriptor; it is closed if it cannot be had.</summary>
    /// <returns>0, or the error number: <see cref="Errno.EBUSY"/>, the name is taken; ENFILE, there are too many.</returns>
    public int TryAdd(FdHolderEntry entry, bool replace)
    {
        const int TooMany = 23; // ENFILE
        lock (_lock)
        {
            var errno = _entries.Count >= most ? TooMany : !replace && _entries.ContainsKey(entry.Id) ? Errno.EBUSY : 0;
            if (errno != 0)
            {
                entry.Descriptor.Dispose();
                return errno;
            }

            if (_entries.Remove(entry.Id, out var old))
                old.Descriptor.Dispose();
            _entries.Add(entry.Id, entry);
            return 0;
        }
    }

    /// <summary>Gives a descriptor away, or (with a copy) not.</summary>
    /// <returns>Null where there is none of that name.</returns>
    public Descriptor? Take(string id, bool remove)
    {
        lock (_lock)
        {
            if (!_entries.TryGetValue(id, out var entry))
                return null;
            if (!remove)
                return entry.Descriptor.Duplicate();
            _entries.Remove(id);
            return entry.Descriptor;
        }
    }

    /// <summary>Copies of all.</summary>
    public List<FdHolderEntry> Dump()
    {
        lock (_lock)
            return [.. _entries.Values.Select(entry => entry with { Descriptor = entry.Descriptor.Duplicate() })];
    }

    /// <summary>How long it is until the next one's time is over, for poll(2); -1: for ever.</summary>
    public int MillisecondsToNextLimit()
    {
        lock (_lock)
        {
            var next = long.MaxValue;
            foreach (var entry in _entries.Values)
                next = entry.IsUnlimited ? next : Math.Min(next, entry.Limit.ToUnixNanoseconds());
            return next == long.MaxValue ? -1 : (int)Math.Clamp(((next - Clock.RealtimeNanoseconds) / 1_000_000) + 1, 0, int.MaxValue);
        }
    }

    /// <summary>Closes those whose time is over.</summary>
    public void CloseExpired()
    {
        var now = Tai64n.Now;
        lock (_lock)
        {
            foreach (var entry in _entries.Values.Where(entry => (entry.Limit.Label, entry.Limit.Nanoseconds).CompareTo((now.Label, now.Nanoseconds)) <= 0).ToArray())
            {
                _entries.Remove(entry.Id);
                entry.Descriptor.Dispose();
            }
        }
    }
}
