using Actors.Platform;

namespace Actors.Execline.Builtins;

/// <summary>Waits for children: all of some, or one of some. Others that end meanwhile are reaped and forgotten, as by execline.</summary>
/// <param name="context">The chain.</param>
/// <param name="pids">Those that count; none: every child counts.</param>
/// <param name="justOne">Whether one is enough.</param>
internal sealed class ChildWaiter(ChainContext context, List<int> pids, bool justOne)
{
    // Of several it is the last one's code that counts.
    private readonly int _last = pids.Count > 0 ? pids[^1] : 0;
    private readonly bool _any = pids.Count == 0;
    private bool _found = pids.Count == 0 && !justOne;

    /// <summary>The exit code of the one, or of the last of several.</summary>
    public int Code { get; private set; }

    /// <summary>The pid of the one.</summary>
    public int Pid { get; private set; }

    /// <summary>Waits as long as it takes.</summary>
    /// <returns>Whether there is a <see cref="Code"/>: what was waited for was there.</returns>
    public bool Wait()
    {
        while (true)
        {
            var errno = Children.Wait(-1, out var pid, out var status);
            if (errno == Errno.ECHILD)
                return _found;
            if (errno != 0)
                throw context.Unable(111, "wait", errno);
            if (Take(pid, status))
                return _found;
        }
    }

    /// <summary>Waits for so long.</summary>
    /// <param name="milliseconds">How long at most.</param>
    /// <param name="insist">Whether it is fatal when the time is up.</param>
    /// <returns>Whether there is a <see cref="Code"/>.</returns>
    public bool Wait(long milliseconds, bool insist)
    {
        _ = Signals.BlockInAllThreads(Signal.Chld);
        try
        {
            return WaitUntil(Clock.MonotonicNanoseconds + (milliseconds * 1_000_000), insist);
        }
        finally
        {
            // All of them: so it is after execline's wait with a limit.
            Signals.UnblockAll();
        }
    }

    private bool WaitUntil(long deadline, bool insist)
    {
        using var signals = new SignalDescriptor(Signal.Chld);
        Span<Signal> arrived = stackalloc Signal[4];
        while (true)
        {
            int errno;
            while ((errno = Children.Wait(-1, out var pid, out var status, block: false)) == 0)
            {
                if (Take(pid, status))
                    return _found;
            }

            if (errno == Errno.ECHILD)
                return _found;
            if (errno != Errno.EAGAIN)
                throw context.Unable(111, "wait", errno);
            var left = (deadline - Clock.MonotonicNanoseconds + 999_999) / 1_000_000;
            if (left > 0 && Descriptors.Poll(signals.Number, forWriting: false, (int)Math.Min(left, int.MaxValue)))
                _ = signals.Read(arrived);
            else if (left <= int.MaxValue)
                return TimeIsUp(insist);
        }
    }

    private bool TimeIsUp(bool insist) => insist ? throw context.Unable(99, "wait", Errno.ETIMEDOUT) : false;

    /// <summary>Notes an ended child.</summary>
    /// <returns>Whether it was the last that was waited for.</returns>
    private bool Take(int pid, ExitStatus status)
    {
        if (!_any && !pids.Remove(pid))
            return false;
        if (justOne || pid == _last)
            (_found, Code, Pid) = (true, status.ProxyCode(), pid);
        return justOne || (!_any && pids.Count == 0);
    }
}
