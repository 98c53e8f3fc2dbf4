using Actors.Execline;
using Actors.Platform;

namespace Actors.Tools;

/// <summary>
/// The process that s6-notifyoncheck leaves behind: it runs the check until that succeeds and notifies the supervisor then, or ends with the tries, the time,
/// or the service.
/// </summary>
internal static class ReadinessPoller
{
    private const int TriesExhausted = 1, ServiceDied = 2, OutOfTime = 3;

    public static ChainStep Run(ChainContext context)
    {
        if (!ReadinessPlan.TryParse(context.Arguments, out var plan, out var synchronization, out var orphan))
            throw context.Fatal(ExitCode.WrongUsage, "this is a part of s6-notifyoncheck, and no program of its own");
        if (orphan)
            return StartOrphan(context, plan, synchronization);
        var started = Clock.MonotonicNanoseconds;
        var errno = EventListener.TryOpen("event", out var listener);
        if (errno != 0)
            throw context.Failed("subscribe to event fifodir", errno);
        using (listener)
        {
            if (Descriptors.WriteAll(synchronization, "\0") != 0)
                return ChainStep.Exit(ServiceDied);
            _ = Descriptors.Close(synchronization);
            return ChainStep.Exit(Poll(context, plan, listener!, started));
        }
    }

    /// <summary>The second of two forks: the poller proper becomes nobody's child, or pid 1's.</summary>
    private static ChainStep StartOrphan(ChainContext context, ReadinessPlan plan, int synchronization)
    {
        var request = new SpawnRequest(ToolChildren.Self, plan.ToArguments((uint)synchronization, orphan: false), context.Environment.ToArray())
        {
            Descriptors = [((int)plan.Notification, (int)plan.Notification), (synchronization, synchronization)],
        };
        var errno = Spawner.Spawn(request, out _);
        return errno == 0 ? ChainStep.Exit(0) : throw context.Failed("doublefork", errno);
    }

    private static int Poll(ChainContext context, ReadinessPlan plan, EventListener listener, long started)
    {
        var pause = plan.InitialSleep;
        for (uint attempt = 0; plan.Tries == 0 || attempt < plan.Tries; attempt++)
        {
            var milliseconds = Left(plan, started, pause);
            pause = plan.Pause;
            if (HasDied(listener, milliseconds))
                return ServiceDied;
            if (Left(plan, started, 1) == 0)
                return OutOfTime;
            var outcome = Check(context, plan, listener, started);
            if (outcome == 0)
            {
                _ = Descriptors.WriteAll((int)plan.Notification, "\n");
                return 0;
            }

            if (outcome is ServiceDied or OutOfTime)
                return outcome;
        }

        return TriesExhausted;
    }

    /// <summary>One check: 0 if it succeeded, <see cref="ServiceDied"/>, <see cref="OutOfTime"/>, or else <see cref="TriesExhausted"/>.</summary>
    private static int Check(ChainContext context, ReadinessPlan plan, EventListener listener, long started)
    {
        string[] command = plan.Check is null ? ["./data/check"] : ["execlineb", "-Pc", plan.Check];
        var request = new SpawnRequest(plan.Check is null ? command[0] : ToolChildren.Self, command, context.Environment.ToArray());
        var errno = Spawner.Spawn(request, out var pid);
        if (errno != 0)
        {
            context.WarnUnable($"spawn {command[0]}", errno);
            return TriesExhausted;
        }

        using var child = new WatchedChild(pid);
        var deadline = Left(plan, started, plan.CheckLimit == 0 ? uint.MaxValue : plan.CheckLimit);
        var begun = Clock.MonotonicNanoseconds;
        while (true)
        {
            var elapsed = (Clock.MonotonicNanoseconds - begun) / 1_000_000;
            var left = deadline == uint.MaxValue ? -1 : (int)Math.Clamp(deadline - elapsed, 0, int.MaxValue);
            var ready = Descriptors.PollAny(left, child.DescriptorNumber, listener.DescriptorNumber);
            if (ready == 0)
                return child.Status.IsSuccess ? 0 : TriesExhausted;
            if (ready < 0)
            {
                if (Left(plan, started, 1) > 0)
                    return TriesExhausted; // This check takes too long; it is left to itself.
                _ = Signals.Send(pid, Signal.Term);
                return OutOfTime;
            }

            if (listener.Read().Contains('d'))
            {
                _ = Signals.Send(pid, Signal.Term);
                return ServiceDied;
            }
        }
    }

    /// <summary>Waits so long; whether the service has died in that time.</summary>
    private static bool HasDied(EventListener listener, uint milliseconds)
    {
        var until = Clock.MonotonicNanoseconds + (milliseconds * 1_000_000L);
        while (true)
        {
            var left = (int)Math.Clamp((until - Clock.MonotonicNanoseconds + 999_999) / 1_000_000, 0, int.MaxValue);
            if (!Descriptors.Poll(listener.DescriptorNumber, forWriting: false, left))
                return false;
            if (listener.Read().Contains('d'))
                return true;
        }
    }

    /// <summary>So long, or what is left of the total time, whichever is less.</summary>
    private static uint Left(ReadinessPlan plan, long started, uint milliseconds)
    {
        if (plan.TotalLimit == 0)
            return milliseconds;
        var left = plan.TotalLimit - ((Clock.MonotonicNanoseconds - started) / 1_000_000);
        return (uint)Math.Clamp(left, 0, milliseconds);
    }
}
