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
    private const string TimedOut = "timed out";

    /// <summary>Waits until each service is as wanted. What s6-svwait would complain of is said in its name; the others are waited for all the same.</summary>
    /// <param name="services">Service directories, and what is waited for.</param>
    /// <param name="milliseconds">How long at most; 0: without limit.</param>
    /// <returns>False when the time was up first, or one failed for good or cannot be listened to.</returns>
    internal static bool For(IReadOnlyList<(string Directory, SupervisedState State)> services, int milliseconds)
    {
        var deadline = Deadline.In((uint)milliseconds);
        var listeners = new EventListener?[services.Count];
        var all = true;
        try
        {
            // To all before any is waited for: one of them may fail meanwhile.
            for (var i = 0; i < listeners.Length; i++)
                listeners[i] = Listen(services[i].Directory);
            for (var i = 0; i < listeners.Length; i++)
            {
                var complaint = listeners[i] is { } listener ? For(services[i].Directory, services[i].State, listener, deadline) : "";
                all &= complaint is null;
                if (complaint?.Length > 0)
                    Complain(complaint);
                if (complaint == TimedOut)
                    break;
            }
        }
        finally
        {
            foreach (var listener in listeners)
                listener?.Dispose();
        }

        return all;
    }

    /// <summary>The supervisor makes the event directory; whoever is quicker makes it, in the same way.</summary>
    /// <returns>Null where that cannot be: then there is no supervisor either.</returns>
    private static EventListener? Listen(string directory)
    {
        try
        {
            var events = Files.Join(directory, "event");
            EventDirectory.Create(events);
            var errno = EventListener.TryOpen(events, out var listener);
            return errno == 0 ? listener! : throw new PlatformException($"listen at {events}", errno);
        }
        catch (PlatformException failure)
        {
            Complain($"unable to subscribe to events for {directory}: {Errno.Describe(failure.Errno)}");
            return null;
        }
    }

    /// <returns>Null when it is as wanted, else what s6-svwait says.</returns>
    private static string? For(string directory, SupervisedState state, EventListener listener, Deadline deadline)
    {
        while (!Is(directory, state))
        {
            if (!Descriptors.Poll(listener.DescriptorNumber, forWriting: false, deadline.Milliseconds))
                return TimedOut;
            if (listener.Read().Contains('O') && state != SupervisedState.Down)
                return "some services reported permanent failure or their supervisor died";
        }

        return null;
    }

    private static void Complain(string text) => StandardStreams.Error($"s6-svwait: fatal: {text}\n");

    private static bool Is(string directory, SupervisedState state)
    {
        // One that was taken away before anybody supervised it will never have a status.
        if (Files.TryReadAllBytes(Files.Join(directory, SuperviseStatus.File), out var bytes) != 0 || !SuperviseStatus.TryRead(bytes, out var status))
            return state == SupervisedState.Down && (SupervisedDirectory.TryIsSupervised(directory, out var supervised) != 0 || !supervised);
        var up = status.Pid != 0 && !status.Flags.HasFlag(SuperviseFlags.Finishing);
        return state switch
        {
            SupervisedState.Up => up,
            SupervisedState.Ready => up && status.Flags.HasFlag(SuperviseFlags.Ready),
            _ => status.Pid == 0 && status.Flags.HasFlag(SuperviseFlags.Ready),
        };
    }
}
