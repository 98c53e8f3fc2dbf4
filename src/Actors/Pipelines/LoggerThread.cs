using System.Collections.Concurrent;
using Actors.Logging;
using Actors.Platform;

namespace Actors.Pipelines;

/// <summary>A thread that does the loggers of one user. Everything about a logger happens here, one thing at a time.</summary>
/// <remarks>
/// As soon as it is that user it starts no thread and tells no actor anything itself: see <see cref="LoggerReports"/>.
/// </remarks>
internal sealed class LoggerThread
{
    private const int BlockSize = 64 * 1024;

    private readonly LoggerThreads _threads;
    private readonly LoggerIdentity? _identity;
    private readonly EventPoll _poll = new();
    private readonly (Descriptor Read, Descriptor Write) _wake = Descriptors.Pipe(nonBlocking: true);
    private readonly ConcurrentQueue<Action> _work = new();
    private readonly Dictionary<ulong, RunningLogger> _loggers = [];
    private readonly List<RunningLogger> _due = [];
    private ulong _lastKey;
    private volatile bool _hasFailed;

    internal LoggerThread(LoggerThreads threads, LoggerIdentity? identity)
    {
        _threads = threads;
        _identity = identity;
        StandIn = identity is null ? null : new(identity);
        _poll.Arm(_wake.Read.Number, 0);
        new Thread(Run, 512 * 1024) { IsBackground = true, Name = $"logger {identity?.Key}" }.Start();
    }

    /// <summary>Whether it could not become its user.</summary>
    internal bool HasFailed => _hasFailed;

    /// <summary>Whose pid the loggers here have; null: this process's.</summary>
    internal StandIn? StandIn { get; }

    /// <summary>Where reports go.</summary>
    internal LoggerReports Reports => _threads.Reports;

    /// <summary>The buffers of all engines here.</summary>
    internal LogHost Buffers { get; } = new BufferHost();

    /// <summary>What is read goes through here.</summary>
    internal byte[] Block { get; } = GC.AllocateUninitializedArray<byte>(BlockSize);

    /// <summary>Has something done on this thread.</summary>
    internal void Post(Action work)
    {
        _work.Enqueue(work);
        _ = Descriptors.Write(_wake.Write.Number, "!"u8); // Full means that it will wake anyway.
    }

    /// <summary>Does something with a logger, on this thread; a fault of ours is the end of this one logger.</summary>
    internal static void Do(RunningLogger logger, Action<RunningLogger> work)
    {
        try
        {
            if (!logger.HasEnded)
                work(logger);
        }
        catch (Exception fault)
        {
            logger.Fail(fault);
        }
    }

    /// <summary>A logger begins to be looked after.</summary>
    /// <returns>Its key: that of its input; with the lowest bit set, that of its output.</returns>
    internal ulong Add(RunningLogger logger)
    {
        _lastKey += 2;
        _loggers[_lastKey] = logger;
        _threads.Began();
        return _lastKey;
    }

    internal void EndAll()
    {
        foreach (var logger in _loggers.Values.ToArray())
            Do(logger, static logger => logger.Take(Signal.Hup));
    }

    internal void Remove(ulong key)
    {
        if (_loggers.Remove(key))
            _threads.Ended();
    }

    internal void Arm(int fd, ulong key, bool forWriting = false) => _poll.Arm(fd, key, forWriting);

    internal void Forget(int fd) => _poll.Remove(fd);

    private void Run()
    {
        _hasFailed = _identity is { } identity && ThreadIdentity.TryBecome(identity.User, identity.Group, [.. identity.Groups]) != 0;
        var keys = new ulong[64];
        while (true)
        {
            var count = _poll.Wait(keys, MillisecondsUntilSomethingIsDue());
            foreach (var key in keys.AsSpan(0, count))
            {
                if (key == 0)
                    DoWork();
                else if (_loggers.TryGetValue(key & ~1UL, out var logger))
                    Do(logger, (key & 1) == 0 ? static logger => logger.OnInput() : static logger => logger.OnOutput());
            }

            DoWhatIsDue();
        }
    }

    private void DoWork()
    {
        Span<byte> bytes = stackalloc byte[256];
        while (Descriptors.Read(_wake.Read.Number, bytes) == bytes.Length)
        {
        }

        while (_work.TryDequeue(out var work))
            work();
        _poll.Arm(_wake.Read.Number, 0);
    }

    private int MillisecondsUntilSomethingIsDue()
    {
        var deadline = long.MaxValue;
        foreach (var logger in _loggers.Values)
            deadline = Math.Min(deadline, logger.NextDeadline);
        if (deadline == long.MaxValue)
            return -1;
        var rest = deadline - Clock.MonotonicNanoseconds;
        return rest <= 0 ? 0 : (int)Math.Min(int.MaxValue, (rest + 999_999) / 1_000_000);
    }

    private void DoWhatIsDue()
    {
        var now = Clock.MonotonicNanoseconds;
        foreach (var logger in _loggers.Values)
        {
            if (logger.NextDeadline <= now)
                _due.Add(logger);
        }

        foreach (var logger in _due)
            Do(logger, static logger => logger.Advance());
        _due.Clear();
    }

    /// <summary>Lends its buffers, and is no engine's host.</summary>
    private sealed class BufferHost : LogHost
    {
        public override int WriteOutput(ReadOnlySpan<byte> lines) => throw new NotSupportedException();

        public override void WriteAlert(ReadOnlySpan<byte> line) => throw new NotSupportedException();

        public override void Warn(string message) => throw new NotSupportedException();
    }
}
