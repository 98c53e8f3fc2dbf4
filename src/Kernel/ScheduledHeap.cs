namespace Actors.Kernel;

/// <summary>Entries by the time that they are due; any of them can be taken out. Not locked.</summary>
internal sealed class ScheduledHeap
{
    private ScheduledEntry[] _entries = new ScheduledEntry[8];
    private long _nextSequence;

    public int Count { get; private set; }

    /// <summary>What is due first, or null.</summary>
    public ScheduledEntry? First => Count == 0 ? null : _entries[0];

    public void Add(ScheduledEntry entry)
    {
        if (Count == _entries.Length)
            Array.Resize(ref _entries, Count * 2);
        entry.Sequence = _nextSequence++;
        Put(entry, Count++);
        SiftUp(entry.Index);
    }

    /// <summary>Takes an entry out; false where it is not in.</summary>
    public bool Remove(ScheduledEntry entry)
    {
        var index = entry.Index;
        if (index < 0 || index >= Count || !ReferenceEquals(_entries[index], entry))
            return false;
        entry.Index = -1;
        var last = _entries[--Count];
        _entries[Count] = null!;
        if (!ReferenceEquals(last, entry))
        {
            Put(last, index);
            SiftUp(index);
            SiftDown(last.Index);
        }
        return true;
    }

    private static bool IsBefore(ScheduledEntry a, ScheduledEntry b) =>
        a.Due < b.Due || (a.Due == b.Due && a.Sequence < b.Sequence);

    private void Put(ScheduledEntry entry, int index)
    {
        _entries[index] = entry;
        entry.Index = index;
    }

    private void SiftUp(int index)
    {
        var entry = _entries[index];
        while (index > 0)
        {
            var parent = (index - 1) / 2;
            if (!IsBefore(entry, _entries[parent]))
                break;
            Put(_entries[parent], index);
            index = parent;
        }
        Put(entry, index);
    }

    private void SiftDown(int index)
    {
        var entry = _entries[index];
        while (true)
        {
            var child = (2 * index) + 1;
            if (child >= Count)
                break;
            if (child + 1 < Count && IsBefore(_entries[child + 1], _entries[child]))
                child++;
            if (!IsBefore(_entries[child], entry))
                break;
            Put(_entries[child], index);
            index = child;
        }
        Put(entry, index);
    }
}
