namespace Actors.Logging;

/// <summary>Bytes that wait, first in, first out, in one piece of memory that is given back when all are gone.</summary>
internal sealed class ByteQueue(LogBuffers buffers)
{
    private byte[] _buffer = [];
    private int _start;

    public int Count { get; private set; }

    /// <summary>All that waits.</summary>
    public ReadOnlySpan<byte> Unread => _buffer.AsSpan(_start, Count);

    public void Append(ReadOnlySpan<byte> bytes)
    {
        if (bytes.IsEmpty)
            return;
        if (_start + Count + bytes.Length > _buffer.Length)
            MakeRoom(Count + bytes.Length);
        bytes.CopyTo(_buffer.AsSpan(_start + Count));
        Count += bytes.Length;
    }

    /// <summary>Takes the first <paramref name="count"/> bytes away.</summary>
    public void Discard(int count)
    {
        Count -= count;
        _start += count;
        if (Count > 0)
            return;
        buffers.Return(_buffer);
        _buffer = [];
        _start = 0;
    }

    private void MakeRoom(int needed)
    {
        // Moved within the buffer only where at least half of it is free: so each byte is moved a bounded number of times.
        var target = needed <= _buffer.Length / 2 ? _buffer
            : needed <= LogBuffers.SmallSize ? buffers.RentSmall()
            : GC.AllocateUninitializedArray<byte>((int)Math.Min(Array.MaxLength, Math.Max(needed, _buffer.Length * 2L)));
        _buffer.AsSpan(_start, Count).CopyTo(target);
        if (target != _buffer)
            buffers.Return(_buffer);
        _buffer = target;
        _start = 0;
    }
}
