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
