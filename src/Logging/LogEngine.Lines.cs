namespace Actors.Logging;

public sealed partial class LogEngine
{
    /// <summary>The line that has begun and not ended yet.</summary>
    private readonly ByteQueue _partial;

    /// <summary>Whether a line has begun and not ended yet.</summary>
    public bool HasPartialLine => _partial.Count > 0;

    /// <summary>The line that has begun and not ended yet, as far as it came.</summary>
    public ReadOnlySpan<byte> PartialLine => _partial.Unread;

    /// <summary>Takes bytes of the stream. A line ends with a newline or a NUL.</summary>
    /// <exception cref="InvalidOperationException">After <see cref="Close"/>: the files have been given up.</exception>
    public void Write(ReadOnlySpan<byte> block)
    {
        CheckOpen();
        if (block.IsEmpty)
            return;
        if (_needsTime)
            _time.Begin(_host.RealtimeNanoseconds);
        var lines = 0;
        var end = CleanLength(block);
        if (end > 0)
        {
            lines = _isUniform ? WriteUniform(block[..end]) : WriteSelected(block[..end]);
            _partial.Discard(_partial.Count);
            _partial.Append(block[end..]);
        }
        else if (end < 0)
        {
            lines = WriteUnclean(block);
        }
        else
        {
            _partial.Append(block);
        }

        Settle(lines);
    }

    /// <summary>Logs the unfinished line as if it were complete.</summary>
    public void EndPartialLine()
    {
        if (_partial.Count == 0)
            return;
        CheckOpen();
        if (_needsTime)
            _time.Begin(_host.RealtimeNanoseconds);
        WriteLine(_partial.Unread);
        _partial.Discard(_partial.Count);
        Settle(1);
    }

    /// <summary>Forgets the unfinished line.</summary>
    public void DropPartialLine() => _partial.Discard(_partial.Count);

    private void CheckOpen()
    {
        if (_isClosing || _isDisposed)
            throw new InvalidOperationException("no line can be written after the end");
    }

    private void Settle(int lines)
    {
        _time.End(lines);
        foreach (var element in _elements)
        {
            foreach (var action in element.Actions)
                action.Flush();
        }
    }

    /// <summary>
    /// How much of a block is whole lines; -1 where it is not that simple: where a line (finished or not) is longer than it may be, or a NUL ends one and
    /// somebody relies on newlines.
    /// </summary>
    private int CleanLength(ReadOnlySpan<byte> block)
    {
        if (_passesOn && block.Contains((byte)0))
            return -1;
        var first = block.IndexOf((byte)'\n');
        if (_partial.Count + (first < 0 ? block.Length : first) > _limit)
            return -1;
        if (first < 0)
            return block.Contains((byte)0) ? -1 : 0;

        // Leap from line end to line end, as far as a line may be long: few leaps, however short the lines are.
        var end = first + 1;
        while (block.Length - end > _limit)
        {
            var last = block.Slice(end, _limit + 1).LastIndexOf((byte)'\n');
            if (last < 0)
                return -1;
            end += last + 1;
        }

        end += block[end..].LastIndexOf((byte)'\n') + 1;
        return !_passesOn && block[end..].Contains((byte)0) ? -1 : end;
    }

    private int WriteUniform(ReadOnlySpan<byte> lines)
    {
        var head = _partial.Unread;
        var count = 0;
        foreach (var action in _elements[0].Actions)
        {
            _time.Rewind();
            count = Math.Max(count, action.AppendAll(_time, head, lines, _host.Buffers));
        }

        return count;
    }

    private int WriteSelected(ReadOnlySpan<byte> lines)
    {
        var count = 0;
        while (!lines.IsEmpty)
        {
            var end = lines.IndexOfAny((byte)'\n', (byte)0);
            WriteJoined(lines[..end]);
            count++;
            lines = lines[(end + 1)..];
        }

        return count;
    }

    /// <summary>The slow way: lines that end with a NUL or have to be cut.</summary>
    private int WriteUnclean(ReadOnlySpan<byte> block)
    {
        var count = 0;
        while (!block.IsEmpty)
        {
            var room = _limit - _partial.Count;
            var window = block.Length > room ? block[..(room + 1)] : block;
            var end = window.IndexOfAny((byte)'\n', (byte)0);
            if (end < 0 && block.Length <= room)
            {
                _partial.Append(block);
                break;
            }

            var isCut = end < 0;
            if (isCut)
                end = room;
            WriteJoined(block[..end]);
            count++;
            block = block[(isCut ? end : end + 1)..];
        }

        return count;
    }

    /// <summary>A line of which the beginning may have come before.</summary>
    private void WriteJoined(ReadOnlySpan<byte> rest)
    {
        if (_partial.Count == 0)
        {
            WriteLine(rest);
        }
        else
        {
            _partial.Append(rest);
            WriteLine(_partial.Unread);
            _partial.Discard(_partial.Count);
        }

        _time.Advance();
    }

    private void WriteLine(ReadOnlySpan<byte> line)
    {
        var isSelected = true;
        var isActedOn = false;
        foreach (var element in _elements)
        {
            foreach (var selection in element.Selections)
            {
                isSelected = selection.Kind switch
                {
                    SelectionKind.Default => !isActedOn,
                    SelectionKind.Select => isSelected || selection.Pattern!.IsMatch(line),
                    _ => isSelected && !selection.Pattern!.IsMatch(line),
                };
            }

            if (!isSelected)
                continue;
            isActedOn = true;
            foreach (var action in element.Actions)
                action.Append(_time, line);
        }
    }
}
