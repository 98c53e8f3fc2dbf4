using Actors.Platform;

namespace Actors.Logging;

/// <summary>
/// Feeds an engine from a pipe until the end of input, or until it is asked to stop: what s6-log does between its input and its engine. It never waits; who
/// has it waits for the descriptor while <see cref="WantsInput"/>, and for <see cref="NextDeadline"/>.
/// </summary>
/// <param name="engine">An open engine.</param>
/// <param name="host">Its host.</param>
/// <param name="lineLimit">See <see cref="LogEngineOptions.LineLimit"/>.</param>
/// <param name="lastLineMilliseconds">How long to wait for the end of a line once asked to stop; 0: for ever.</param>
public sealed class LogFeed(LogEngine engine, LogHost host, int lineLimit, uint lastLineMilliseconds)
{
    private Reading _reading = Reading.Lines;
    private long _lastLineDeadline = long.MaxValue;

    private enum Reading
    {
        /// <summary>All that comes.</summary>
        Lines,
        /// <summary>The rest of a line, byte by byte: what follows it is for the next logger on the same pipe.</summary>
        LastLine,
        /// <summary>Nothing more.</summary>
        Ended,
    }

    /// <summary>Whether <see cref="Read"/> is to be called as soon as there is something to read.</summary>
    public bool WantsInput => !HasEnded && !engine.WantsBackPressure;

    /// <summary>Whether nothing will be read any more. The engine closes then, and ends when it <see cref="LogEngine.IsClosed"/>.</summary>
    public bool HasEnded => _reading == Reading.Ended;

    /// <summary>When <see cref="Advance"/> is to be called; nanoseconds of the host's monotonic clock.</summary>
    public long NextDeadline => Math.Min(engine.NextDeadline, _lastLineDeadline);

    /// <summary>Reads once, and logs what came.</summary>
    /// <param name="fd">The pipe.</param>
    /// <param name="block">Where it is read to.</param>
    /// <returns>How many bytes came.</returns>
    public int Read(int fd, Span<byte> block)
    {
        if (HasEnded)
            return 0;
        var count = Descriptors.Read(fd, _reading == Reading.Lines ? block : block[..1]);
        if (count == -Errno.EAGAIN)
            return 0;
        if (count > 0)
        {
            engine.Write(block[..count]);
            if (_reading == Reading.LastLine)
                EndAfterLastLine();
            return count;
        }

        if (count < 0)
            host.Warn($"unable to read from stdin: {Errno.Describe(-count)}");
        // As in s6-log, a last line without a newline is only logged where a signal has asked for the end.
        End(logPartialLine: _reading == Reading.LastLine);
        return 0;
    }

    /// <summary>Ends at the next line end; SIGTERM and SIGHUP of s6-log.</summary>
    public void Stop()
    {
        if (_reading != Reading.Lines)
            return;
        if (!engine.HasPartialLine)
        {
            End(logPartialLine: false);
            return;
        }

        _reading = Reading.LastLine;
        _lastLineDeadline = lastLineMilliseconds == 0 ? long.MaxValue : host.MonotonicNanoseconds + (lastLineMilliseconds * 1_000_000L);
    }

    /// <summary>Does what is due. Calling it too early does no harm.</summary>
    public void Advance()
    {
        if (_lastLineDeadline <= host.MonotonicNanoseconds)
            End(logPartialLine: true);
        engine.Advance();
    }

    private void EndAfterLastLine()
    {
        if (!engine.HasPartialLine)
        {
            End(logPartialLine: false);
        }
        else if (lineLimit > 0 && engine.PartialLine.Length >= Math.Max(lineLimit, LogEngineOptions.SmallestLineLimit))
        {
            host.Warn("input line too long, stopping before the end");
            End(logPartialLine: true);
        }
    }

    private void End(bool logPartialLine)
    {
        _reading = Reading.Ended;
        _lastLineDeadline = long.MaxValue;
        if (logPartialLine)
            engine.EndPartialLine();
        else
            engine.DropPartialLine();
        engine.Close();
    }
}
