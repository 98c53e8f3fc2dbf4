using Actors.Platform;

namespace Actors.Tools.Overlay;

/// <summary>What can be waited for of a supervised service.</summary>
internal enum SupervisedState
{
    /// <summary>run is running.</summary>
    Up,
    /// <summary>run is running, and has said that it is ready.</summary>
    Ready,
    /// <summary>Neither run nor finish is running.</summary>
    Down,
}

/// <summary>Waits for supervised services, as s6-svwait: it listens at their event directories, and looks at their status files.</summary>
internal static class SupervisedWait
{
    /// <summary>Waits until each service is as wanted.</summary>
    /// <param name="services">Service directories, and what is waited for.</param>
    /// <param name="milliseconds">How long at most; 0: without limit.</param>
    /// <returns>False when the time was up first, or one failed for good.</returns>
    internal static bool For(IReadOnlyList<(string Directory, SupervisedState State)> services, int milliseconds)
    {
        var deadline = milliseconds == 0 ? long.MaxValue : Clock.MonotonicNanoseconds + (milliseconds * 1_000_000L);
        foreach (var (directory, state) in services)
        {
            if (!For(directory, state, deadline))
                return false;
        }

        return true;
    }

    private static bool For(string directory, SupervisedState state, long deadline)
    {
        // The supervisor makes the event directory; whoever is quicker makes it, in the same way.
        var events = Files.Join(directory, "event");
        EventDirectory.Create(events);
        var errno = EventListener.TryOpen(events, out var listener);
        if (errno != 0)
            throw new PlatformException($"listen at {events}", errno);
        using (listener)
        {
            while (!Is(directory, state))
            {
                var left = deadline == long.MaxValue ? -1 : (int)Math.Max(0, (deadline - Clock.MonotonicNanoseconds) / 1_000_000);
                if (!Descriptors.Poll(listener!.DescriptorNumber, forWriting: false, left))
                    return false;
                if (listener.Read().Contains('O') && state != SupervisedState.Down)
                    return false;
            }
        }

        return true;
    }

    private static bool Is(string directory, SupervisedState state)
    {
        if (Files.TryReadAllBytes(Files.Join(directory, SuperviseStatus.File), out var bytes) != 0 || !SuperviseStatus.TryRead(bytes, out var status))
            return false;
        var up = status.Pid != 0 && !status.Flags.HasFlag(SuperviseFlags.Finishing);
        return state switch
        {
            SupervisedState.Up => up,
            SupervisedState.Ready => up && status.Flags.HasFlag(SuperviseFlags.Ready),
            _ => status.Pid == 0 && status.Flags.HasFlag(SuperviseFlags.Ready),
        };
    }
}
