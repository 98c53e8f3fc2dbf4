using Actors.Logging;
using Actors.Platform;

namespace Actors.Tools.Log;

/// <summary>
/// Feeds the engine from descriptor 0 until the end of input or a signal, and keeps on until everything is written.
/// </summary>
internal sealed class S6LogLoop : IDisposable
{
    private const int BlockSize = 64 * 1024;

    private readonly LogEngine _engine;
    private readonly LogHost _host;
    private readonly S6LogSettings _settings;
    private readonly int _lineLimit;
    private readonly SignalDescriptor _signals = new(HandledSignals);
    private readonly byte[] _block = new byte[BlockSize];
    private Reading _reading = Reading.Lines;
    private long _lastLineDeadline = long.MaxValue;

    public S6LogLoop(LogEngine engine, LogHost host, S6LogSettings settings, int lineLimit)
    {
        _engine = engine;
        _host = host;
        _settings = settings;
        _lineLimit = lineLimit;
    }

    private enum Reading
    {
        /// <summary>All that comes.</summary>
        Lines,
        /// <summary>The rest of a line, byte by byte: what follows it is for the next logger on the same pipe.</summary>
        LastLine,
        /// <summary>Nothing more.</summary>
        Ended,
    }

    /// <summary>What must be blocked.</summary>
    public static ReadOnlySpan<Signal> HandledSignals => [Signal.Hup, Signal.Term, Signal.Alrm, Signal.Chld];

    public void Run()
    {
        NotifyReadiness();
        Span<PollRequest> requests = stackalloc PollRequest[3];
        while (!_engine.IsClosed)
        {
            requests[0] = new(_signals.Number);
            requests[1] = new(_engine.OutputIsBlocked ? 1 : -1, forWriting: true);
            requests[2] = new(_reading != Reading.Ended && !_engine.WantsBackPressure ? 0 : -1);
            var deadline = Math.Min(_engine.NextDeadline, _lastLineDeadline);
            _ = Descriptors.Poll(requests, MillisecondsUntil(deadline));

            if (requests[0].IsReady)
                HandleSignals();
            if (requests[1].IsReady)
                _engine.FlushOutput();
            if (requests[2].IsReady && _reading != Reading.Ended)
                Read();
            if (deadline != long.MaxValue)
                DoWhatIsDue();
        }
    }

    public void Dispose() => _signals.Dispose();

    private void NotifyReadiness()
    {
        if (_settings.Notification < 0)
            return;
        _ = Descriptors.WriteAll(_settings.Notification, "\n"u8);
        _ = Descriptors.Close(_settings.Notification);
    }

    private int MillisecondsUntil(long deadline)
    {
        if (deadline == long.MaxValue)
            return -1;
        var rest = deadline - _host.MonotonicNanoseconds;
        return rest <= 0 ? 0 : (int)Math.Min(int.MaxValue, (rest + 999_999) / 1_000_000);
    }

    private void DoWhatIsDue()
    {
        if (_lastLineDeadline <= _host.MonotonicNanoseconds)
            End(logPartialLine: true);
        _engine.Advance();
    }

    private void HandleSignals()
    {
        Span<Signal> arrived = stackalloc Signal[16];
        foreach (var signal in arrived[.._signals.Read(arrived)])
        {
            switch (signal)
            {
                case Signal.Alrm:
                    _engine.Rotate();
                    break;
                case Signal.Term when _settings.IsProtected:
                    break;
                case Signal.Term or Signal.Hup:
                    StopReading();
                    break;
                case Signal.Chld:
                    while (Children.TryReap(out var pid, out var status))
                        _ = _engine.ProcessorEnded(pid, status);
                    break;
            }
        }
    }

    private void StopReading()
    {
        if (_reading == Reading.Ended)
            return;
        if (!_engine.HasPartialLine)
        {
            End(logPartialLine: false);
            return;
        }

        _reading = Reading.LastLine;
        _lastLineDeadline = _settings.LastLineMilliseconds == 0
            ? long.MaxValue
            : _host.MonotonicNanoseconds + (_settings.LastLineMilliseconds * 1_000_000L);
    }

    private void Read()
    {
        var count = Descriptors.Read(0, _reading == Reading.Lines ? _block : _block.AsSpan(0, 1));
        if (count == -Errno.EAGAIN)
            return;
        if (count > 0)
        {
            _engine.Write(_block.AsSpan(0, count));
            if (_reading == Reading.LastLine)
                EndAfterLastLine();
            return;
        }

        if (count < 0)
            _host.Warn($"unable to read from stdin: {Errno.Describe(-count)}");
        // As in the original, a last line without a newline is only logged where a signal has asked for the end.
        End(logPartialLine: _reading == Reading.LastLine);
    }

    private void EndAfterLastLine()
    {
        if (!_engine.HasPartialLine)
        {
            End(logPartialLine: false);
        }
        else if (_lineLimit > 0 && _engine.PartialLine.Length >= Math.Max(_lineLimit, LogEngineOptions.SmallestLineLimit))
        {
            _host.Warn("input line too long, stopping before the end");
            End(logPartialLine: true);
        }
    }

    /// <summary>The writers are to notice that nobody reads; and no file shall become descriptor 0.</summary>
    private static void CloseInput()
    {
        using var nothing = Files.Open("/dev/null", OpenMode.Read);
        Descriptors.Move(nothing.Number, 0);
    }

    private void End(bool logPartialLine)
    {
        _reading = Reading.Ended;
        _lastLineDeadline = long.MaxValue;
        if (logPartialLine)
            _engine.EndPartialLine();
        else
            _engine.DropPartialLine();
        CloseInput();
        _engine.Close();
    }
}
