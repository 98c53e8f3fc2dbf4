using Actors.Execline;
using Actors.Platform;

namespace Actors.Tools;

/// <summary>What is waited for: services that are up or down, and perhaps ready (for a service that is down: its finish script has ended).</summary>
/// <param name="Up">Up; else down.</param>
/// <param name="Ready">Ready too.</param>
internal readonly record struct WantedState(bool Up, bool Ready);

/// <summary>
/// Follows services by their supervisors' events, as s6-svwait and s6-svlisten do: listens first, looks at the status then, and misses nothing that way.
/// </summary>
internal sealed class ServiceWatch : IDisposable
{
    private readonly ChainContext _context;
    private readonly EventListener[] _listeners;
    private readonly string[] _unread;
    private readonly bool[] _up;
    private readonly bool[] _ready;
    private readonly Deadline _deadline;

    /// <summary>Begins to follow services.</summary>
    /// <param name="context">Who fails.</param>
    /// <param name="directories">Their service directories.</param>
    /// <param name="milliseconds">How long all waiting may take; 0: without limit.</param>
    public ServiceWatch(ChainContext context, ArraySegment<string> directories, uint milliseconds)
    {
        _context = context;
        _deadline = Deadline.In(milliseconds);
        _listeners = new EventListener[directories.Count];
        _unread = new string[directories.Count];
        _up = new bool[directories.Count];
        _ready = new bool[directories.Count];
        try
        {
            for (var i = 0; i < directories.Count; i++)
                Follow(i, directories[i]);
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <summary>Waits, or fails with 99 when the time is up.</summary>
    /// <param name="wanted">For what.</param>
    /// <param name="any">For any of the services; else for all.</param>
    /// <returns>How many will never be so: they failed permanently, or their supervisor is gone.</returns>
    public int Wait(WantedState wanted, bool any) => Wait(wanted, any, isFirst: false);

    /// <inheritdoc cref="Wait(WantedState, bool)"/>
    /// <param name="wanted">For what.</param>
    /// <param name="any">For any of the services; else for all.</param>
    /// <param name="isFirst">
    /// Whether something else is waited for next. What a service tells after it is as wanted is for that then: where this process gets little time, all of a restart is read at once, and of
    /// several services one is up again before the last is down. (s6's own lose it, and wait for ever.)
    /// </param>
    private int Wait(WantedState wanted, bool any, bool isFirst)
    {
        var failures = 0;
        while (!IsReached(wanted, any))
        {
            var index = NextWithEvents(isFirst ? wanted : null);
            var events = _unread[index];
            var read = 0;
            while (read < events.Length && !IsReached(wanted, any) && !(isFirst && Is(index, wanted)))
                failures += Apply(index, events[read++], wanted) ? 1 : 0;
            _unread[index] = events[read..];
        }

        return failures;
    }

    /// <summary>A service with events that were not looked at yet.</summary>
    /// <param name="held">Those that are so are left alone; null: none is.</param>
    private int NextWithEvents(WantedState? held)
    {
        var descriptors = new int[_listeners.Length];
        for (var i = 0; i < _listeners.Length; i++)
        {
            var isHeld = held is { } state && Is(i, state);
            if (!isHeld && _unread[i].Length > 0)
                return i;
            descriptors[i] = isHeld ? -1 : _listeners[i].DescriptorNumber; // poll(2) leaves numbers below 0 alone
        }

        var ready = Descriptors.PollAny(_deadline.Milliseconds, descriptors);
        if (ready < 0)
            throw _context.Fatal(ExitCode.TimedOut, "timed out");
        _unread[ready] = _listeners[ready].Read();
        return ready;
    }

    /// <summary>Waits as <see cref="Wait(WantedState, bool)"/> does, first for services that are down where a restart is wanted, and fails if some will never be so.</summary>
    public void WaitOrFail(WaitGoal goal, bool any)
    {
        if (goal.DownFirst is { } first)
            Check(Wait(first, any, isFirst: true));
        Check(Wait(goal.Then, any));

        void Check(int failures)
        {
            if (failures > 0)
                throw _context.Fatal(failures, "some services reported permanent failure or their supervisor died");
        }
    }

    /// <summary>Listens no more.</summary>
    public void Dispose()
    {
        foreach (var listener in _listeners)
            listener?.Dispose();
    }

    private void Follow(int index, string directory)
    {
        var events = Files.Join(directory, "event");
        _ = EventDirectory.TryCreate(events, Identity.EffectiveGroup, force: false); // Usually it is there; if it cannot be made, listening says why.
        var errno = EventListener.TryOpen(events, out var listener);
        if (errno != 0)
            throw _context.Failed($"subscribe to events for {directory}", errno);
        _listeners[index] = listener!;
        _unread[index] = "";
        errno = SupervisedDirectory.TryReadStatus(directory, out var status);
        if (errno != 0)
            throw _context.Failed("s6_svstatus_read", errno);
        _up[index] = status.IsUp;
        _ready[index] = status.Flags.HasFlag(SuperviseFlags.Ready);
    }

    /// <summary>Notes an event; whether it says that what is wanted will never be. Then it counts as reached, so that the others are waited for.</summary>
    private bool Apply(int index, char happened, WantedState wanted)
    {
        switch (happened)
        {
            case 'u' or 'U' or 'd' or 'D':
                (_up[index], _ready[index]) = (happened is 'u' or 'U', happened is 'U' or 'D');
                return false;
            case 'x':
                var otherwise = _up[index] != wanted.Up || _ready[index] != wanted.Ready;
                (_up[index], _ready[index]) = (wanted.Up, wanted.Ready);
                return otherwise;
            case 'O' when wanted.Up:
                (_up[index], _ready[index]) = (wanted.Up, wanted.Ready);
                return true;
            default:
                return false;
        }
    }

    private bool IsReached(WantedState wanted, bool any)
    {
        for (var i = 0; i < _up.Length; i++)
        {
            if (Is(i, wanted) == any)
                return any;
        }

        return !any;
    }

    private bool Is(int index, WantedState wanted) => _up[index] == wanted.Up && (!wanted.Ready || _ready[index]);
}
