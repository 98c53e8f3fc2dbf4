namespace Actors.Logging;

/// <summary>Lines to a log directory or to the standard output. They are put together in a buffer first, unless they go as they came.</summary>
internal sealed class SinkAction(LineSink sink, LineFormat format, LogBuffers buffers) : LineAction
{
    private byte[]? _buffer;
    private int _length;

    public override bool NeedsTime => format.NeedsTime;

    public override void Append(LineStamps time, ReadOnlySpan<byte> line)
    {
        var largest = format.LargestLength(line.Length);
        _buffer ??= buffers.Rent();
        if (largest > _buffer.Length - _length)
            Flush();
        if (largest > LogBuffers.Size)
        {
            var single = new byte[largest];
            sink.Write([], single.AsSpan(0, format.Write(time, line, single)));
            return;
        }

        _buffer ??= buffers.Rent();
        _length += format.Write(time, line, _buffer.AsSpan(_length));
    }

    public override void AppendAll(LineStamps time, ReadOnlySpan<byte> head, ReadOnlySpan<byte> lines, LogBuffers buffers)
    {
        if (!format.IsPlain)
        {
            base.AppendAll(time, head, lines, buffers);
            return;
        }

        Flush();
        sink.Write(head, lines);
    }

    public override void Flush()
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
