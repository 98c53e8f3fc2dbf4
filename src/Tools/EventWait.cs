using Actors.Platform;

namespace Actors.Tools;

/// <summary>Waits for one event in each of several fifodirs.</summary>
/// <param name="milliseconds">How long at most, from now on; 0: without limit.</param>
internal sealed class EventWait(uint milliseconds) : IDisposable
{
    private readonly List<EventListener> _listeners = [];
    private readonly Deadline _deadline = Deadline.In(milliseconds);

    /// <summary>Begins to listen to a fifodir.</summary>
    /// <returns>0, or the error number.</returns>
    public int TryAdd(string directory)
    {
        var errno = EventListener.TryOpen(directory, out var listener);
        if (errno == 0)
            _listeners.Add(listener!);
        return errno;
    }

    /// <summary>Begins to listen to what a supervisor of a service directory tells, and looks then whether there is one: its news can be missed in no other order.</summary>
    /// <param name="directory">The service directory.</param>
    /// <param name="supervised">Whether to listen to one that is there already; else to one that comes.</param>
    /// <returns>0, or the error number; 0 also where the supervisor is not as wanted, and nobody is listened to.</returns>
    public int TryAddSupervisor(string directory, bool supervised)
    {
        var errno = TryAdd($"{directory}/event");
        if (errno != 0)
            return errno;
        errno = SupervisedDirectory.TryIsSupervised(directory, out var isSupervised);
        if (errno == 0 && isSupervised == supervised)
            return 0;
        _listeners[^1].Dispose();
        _listeners.RemoveAt(_listeners.Count - 1);
        return errno;
    }

    /// <summary>Waits until each of them has had an event.</summary>
    /// <returns>0, or <see cref="Errno.ETIMEDOUT"/>.</returns>
    public int WaitForAll(char wanted)
    {
        var waiting = new List<EventListener>(_listeners);
        while (waiting.Count > 0)
        {
            var ready = Descriptors.PollAny(_deadline.Milliseconds, [.. waiting.ConvertAll(listener => listener.DescriptorNumber)]);
            if (ready < 0)
                return Errno.ETIMEDOUT;
            if (waiting[ready].Read().Contains(wanted))
                waiting.RemoveAt(ready);
        }

        return 0;
    }

    /// <summary>Listens no more.</summary>
    public void Dispose() => _listeners.ForEach(listener => listener.Dispose());
}
