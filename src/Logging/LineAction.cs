namespace Actors.Logging;

/// <summary>An action at work.</summary>
internal abstract class LineAction
{
    /// <summary>Whether lines are written with their time.</summary>
    public abstract bool NeedsTime { get; }

    /// <summary>Whether lines are passed on as they came, and so must end with newlines.</summary>
    public virtual bool PassesOn => false;

    /// <summary>Takes a line, without its newline.</summary>
    public abstract void Append(LineStamps time, ReadOnlySpan<byte> line);

    /// <summary>Takes several lines.</summary>
    /// <param name="time">The time; it is left behind the last line.</param>
    /// <param name="head">The beginning of the first line; often empty.</param>
    /// <param name="lines">The rest of it and further lines, each with its newline (or, unless <see cref="PassesOn"/>, a NUL); at least one.</param>
    /// <param name="buffers">For what must be put together.</param>
    /// <returns>How many lines; 0 where they were not looked at one by one.</returns>
    public virtual int AppendAll(LineStamps time, ReadOnlySpan<byte> head, ReadOnlySpan<byte> lines, LogBuffers buffers)
    {
        var count = 0;
        if (!head.IsEmpty)
        {
            var end = lines.IndexOfAny((byte)'\n', (byte)0);
            var buffer = buffers.Rent();
            var first = head.Length + end <= buffer.Length ? buffer : new byte[head.Length + end];
            head.CopyTo(first);
            lines[..end].CopyTo(first.AsSpan(head.Length));
            Append(time, first.AsSpan(0, head.Length + end));
            buffers.Return(buffer);
            time.Advance();
            lines = lines[(end + 1)..];
            count++;
        }

        while (!lines.IsEmpty)
        {
            var end = lines.IndexOfAny((byte)'\n', (byte)0);
            Append(time, lines[..end]);
            time.Advance();
            lines = lines[(end + 1)..];
            count++;
        }

        return count;
    }

    /// <summary>Ends a call of <see cref="LogEngine.Write"/>: what was put together goes where it belongs, and buffers go back.</summary>
    public virtual void Flush()
    {
    }
}
