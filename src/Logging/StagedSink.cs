namespace Actors.Logging;

/// <summary>A sink with a buffer in front, which is there only while lines are put together.</summary>
internal sealed class StagedSink(LineSink sink, LogBuffers buffers)
{
    private byte[]? _buffer;
    private int _length;

    /// <summary>Room for so many bytes, at most <see cref="LogBuffers.Size"/>.</summary>
    public Span<byte> Reserve(int length)
    {
        if (_buffer is not null && length > _buffer.Length - _length)
            Flush();
        _buffer ??= buffers.Rent();
        return _buffer.AsSpan(_length);
    }

    /// <summary>So many bytes of the room have been written to: whole lines.</summary>
    public void Commit(int length) => _length += length;

    /// <summary>Passes lines on as they are, behind what is in the buffer.</summary>
    public void Write(ReadOnlySpan<byte> head, ReadOnlySpan<byte> lines)
    {
        Flush();
        sink.Write(head, lines);
    }

    /// <summary>Passes on what is in the buffer, and gives the buffer back.</summary>
    public void Flush()
    {
        if (_buffer is null)
            return;
        if (_length > 0)
            sink.Write([], _buffer.AsSpan(0, _length));
        _length = 0;
        buffers.Return(_buffer);
        _buffer = null;
    }
}
