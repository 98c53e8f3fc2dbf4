using Actors.Platform;

namespace Actors.Logging;

/// <summary>The standard output: it may be slow, and it may break for ever.</summary>
internal sealed class OutputSink(LogHost host) : LineSink
{
    private readonly ByteQueue _pending = new(host.Buffers);
    private bool _broken;

    /// <summary>How many bytes wait to be written.</summary>
    public int PendingBytes => _pending.Count;

    public override void Write(ReadOnlySpan<byte> head, ReadOnlySpan<byte> lines)
    {
        if (_pending.Count == 0)
        {
            head = Put(head);
            if (head.IsEmpty)
                lines = Put(lines);
        }

        if (_broken)
            return;
        _pending.Append(head);
        _pending.Append(lines);
    }

    /// <summary>Writes what waits, as far as it is taken.</summary>
    public void Flush()
    {
        if (_pending.Count > 0)
            _pending.Discard(_pending.Count - Put(_pending.Unread).Length);
    }

    /// <returns>What was not taken.</returns>
    private ReadOnlySpan<byte> Put(ReadOnlySpan<byte> lines)
    {
        while (!lines.IsEmpty && !_broken)
        {
            var count = host.WriteOutput(lines);
            if (count == 0)
                return lines;
            if (count > 0)
            {
                lines = lines[count..];
            }
            else
            {
                _broken = true;
                host.Warn($"unable to write to stdout, closing the stream - error was: {Errno.Describe(-count)}");
            }
        }

        return [];
    }
}
