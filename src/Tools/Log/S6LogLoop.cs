using Actors.Logging;
using Actors.Platform;

namespace Actors.Tools.Log;

/// <summary>
/// Feeds the engine from descriptor 0 until the end of input or a signal, and keeps on until everything is written.
/// </summary>
internal sealed class S6LogLoop(LogEngine engine, LogHost host, LoggerCommand command, int notification) : IDisposable
{
    private const int BlockSize = 64 * 1024;

    private readonly LogFeed _feed = new(engine, host, command.LineLimit, command.LastLineMilliseconds);
    private readonly SignalDescriptor _signals = new(HandledSignals);
    private readonly byte[] _block = new byte[BlockSize];
    private bool _isInputOpen = true;

    /// <summary>What must be blocked.</summary>
    public static ReadOnlySpan<Signal> HandledSignals => [Signal.Hup, Signal.Term, Signal.Alrm, Signal.Chld];

    public void Run()
    {
        NotifyReadiness();
        Span<PollRequest> requests = stackalloc PollRequest[3];
        while (!engine.IsClosed)
        {
            requests[0] = new(_signals.Number);
            requests[1] = new(engine.OutputIsBlocked ? 1 : -1, forWriting: true);
            requests[2] = new(_feed.WantsInput ? 0 : -1);
            var deadline = _feed.NextDeadline;
            _ = Descriptors.Poll(requests, MillisecondsUntil(deadline));

            if (requests[0].IsReady)
                HandleSignals();
            if (requests[1].IsReady)
                engine.FlushOutput();
            if (requests[2].IsReady)
                _ = _feed.Read(0, _block);
            if (deadline != long.MaxValue)
                _feed.Advance();
            if (_feed.HasEnded)
                CloseInput();
        }
    }

    public void Dispose() => _signals.Dispose();

    private void NotifyReadiness()
    {
        if (notification < 0)
            return;
        _ = Descriptors.WriteAll(notification, "\n"u8);
        _ = Descriptors.Close(notification);
    }

    private int MillisecondsUntil(long deadline)
    {
        if (deadline == long.MaxValue)
            return -1;
        var rest = deadline - host.MonotonicNanoseconds;
        return rest <= 0 ? 0 : (int)Math.Min(int.MaxValue, (rest + 999_999) / 1_000_000);
    }

    private void HandleSignals()
    {
        Span<Signal> arrived = stackalloc Signal[16];
        foreach (var signal in arrived[.._signals.Read(arrived)])
        {
            switch (signal)
            {
                case Signal.Alrm:
                    engine.Rotate();
                    break;
                case Signal.Term when command.IsProtected:
                    break;
                case Signal.Term or Signal.Hup:
                    _feed.Stop();
                    break;
                case Signal.Chld:
                    while (Children.TryReap(out var pid, out var status))
                        _ = engine.ProcessorEnded(pid, status);
                    break;
            }
        }
    }

    /// <summary>The writers are to notice that nobody reads; and no file shall become descriptor 0.</summary>
    private void CloseInput()
    {
        if (!_isInputOpen)
            return;
        _isInputOpen = false;
        using var nothing = Files.Open("/dev/null", OpenMode.Read);
        Descriptors.Move(nothing.Number, 0);
    }
}
