using System.Buffers;
using System.Runtime.CompilerServices;

namespace Actors.Kernel.Dispatch;

/// <summary>
/// A double-ended queue of messages for one thread at a time. It starts without an array, keeps a small one, and borrows larger
/// ones from the shared pool for as long as it needs them: an idle actor holds next to nothing, a busy one allocates nothing.
/// </summary>
internal struct EnvelopeQueue
{
    private const int Small = 2;

    private Envelope[]? _items;
    private int _first;
    private int _count;

    public readonly int Count => _count;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void AddLast(in Envelope envelope)
    {
        var items = _items;
        if (items is null || _count == items.Length)
            items = Grow();
        var i = _first + _count;
        if (i >= items.Length)
            i -= items.Length;
        items[i] = envelope;
        _count++;
    }

    public void AddFirst(in Envelope envelope)
    {
        var items = _items;
        if (items is null || _count == items.Length)
            items = Grow();
        _first = _first == 0 ? items.Length - 1 : _first - 1;
        items[_first] = envelope;
        _count++;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Envelope RemoveFirst()
    {
        var items = _items!;
        ref var slot = ref items[_first];
        var envelope = slot;
        slot = default; // or the queue would keep the message alive
        if (++_first == items.Length)
            _first = 0;
        _count--;
        return envelope;
    }

    /// <summary>Gives a borrowed array back once nothing is queued.</summary>
    public void Trim()
    {
        if (_count != 0 || _items is null || _items.Length <= Small)
            return;
        ArrayPool<Envelope>.Shared.Return(_items);
        _items = null;
        _first = 0;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private Envelope[] Grow()
    {
        var old = _items;
        var items = old is null ? new Envelope[Small] : ArrayPool<Envelope>.Shared.Rent(Math.Max(16, old.Length * 2));
        if (old is not null)
        {
            var untilEnd = Math.Min(_count, old.Length - _first);
            Array.Copy(old, _first, items, 0, untilEnd);
            Array.Copy(old, 0, items, untilEnd, _count - untilEnd);
            if (old.Length > Small)
                ArrayPool<Envelope>.Shared.Return(old, clearArray: true);
        }
        _items = items;
        _first = 0;
        return items;
    }
}
