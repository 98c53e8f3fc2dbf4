using Actors.Platform;

namespace Actors.Shell.Logs;

/// <summary>Cuts the bytes of one log into lines and knows their times.</summary>
/// <param name="source">The log.</param>
/// <param name="time">For lines in front of the first that has a stamp: nanoseconds since 1970 UTC; 0: not known.</param>
/// <param name="isLive">Whether lines are read as they come: then those of a log without stamps have the time of now.</param>
internal sealed class LineReader(LogSource source, long time, bool isLive = false)
{
    private bool _hasStamps;
    private byte[] _begun = [];
    private long _time = time;

    /// <summary>The time of the last line.</summary>
    internal long Time => _time;

    /// <summary>How many bytes of a line that is not complete have come.</summary>
    internal int Begun => _begun.Length;

    /// <summary>The lines that are complete; what is begun waits for the rest.</summary>
    internal IEnumerable<LogLine> Read(byte[] bytes)
    {
        var data = _begun.Length == 0 ? bytes : [.. _begun, .. bytes];
        var start = 0;
        while (Array.IndexOf(data, (byte)'\n', start) is >= 0 and var end)
        {
            yield return Line(data.AsMemory(start, end - start));
            start = end + 1;
        }

        _begun = data[start..];
    }

    /// <summary>The last line of a file that does not end with a newline; none where it does.</summary>
    internal IEnumerable<LogLine> End()
    {
        if (_begun.Length == 0)
            yield break;
        yield return Line(_begun);
        _begun = [];
    }

    private LogLine Line(ReadOnlyMemory<byte> line)
    {
        // Never backwards, whatever the clock does: within a log, the order is that of the file.
        if (LogStamp.TryParse(line.Span, out var stamp, out var length))
            (_time, _hasStamps) = (Math.Max(_time, stamp), true);
        else if (isLive && !_hasStamps)
            _time = Clock.RealtimeNanoseconds;
        return new(source, _time, line[length..], line);
    }
}
