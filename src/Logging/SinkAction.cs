namespace Actors.Logging;

/// <summary>Lines to a log directory or to the standard output. They are put together in a buffer first, unless they go as they came.</summary>
internal sealed class SinkAction(StagedSink sink, LineFormat format) : LineAction
{
    public override bool NeedsTime => format.NeedsTime;

    public override bool PassesOn => format.IsPlain;

    public override void Append(LineStamps time, ReadOnlySpan<byte> line)
    {
        var largest = format.LargestLength(line.Length);
        if (largest <= LogBuffers.Size)
        {
            sink.Commit(format.Write(time, line, sink.Reserve(largest)));
            return;
        }

        var single = new byte[largest];
        sink.Write([], single.AsSpan(0, format.Write(time, line, single)));
    }

    public override int AppendAll(LineStamps time, ReadOnlySpan<byte> head, ReadOnlySpan<byte> lines, LogBuffers buffers)
    {
        if (!format.IsPlain)
            return base.AppendAll(time, head, lines, buffers);
        sink.Write(head, lines);
        return 0;
    }

    public override void Flush() => sink.Flush();
}
