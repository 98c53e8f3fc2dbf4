using Actors.Execline;
using Actors.Platform;

namespace Actors.Tools;

/// <summary>Listens to a fifodir until its events, one after the other, match a regular expression.</summary>
internal sealed class EventPattern : IDisposable
{
    private readonly EventListener _listener;
    private readonly PosixRegex _pattern;

    private EventPattern(EventListener listener, PosixRegex pattern)
    {
        _listener = listener;
        _pattern = pattern;
    }

    /// <summary>The events so far.</summary>
    public string Events { get; private set; } = "";

    /// <summary>Begins to listen, or fails in the words of the s6-ftrig tools.</summary>
    public static EventPattern Subscribe(ChainContext context, string directory, string pattern)
    {
        var action = $"subscribe to {directory} with regexp {pattern}";
        if (PosixRegex.TryCompile(pattern, PosixRegexOptions.Extended | PosixRegexOptions.NoGroups, out var regex, out _) != 0)
            throw context.Failed(action, Errno.EINVAL);
        var errno = EventListener.TryOpen(directory, out var listener);
        return errno == 0 ? new(listener!, regex!) : throw context.Failed(action, errno);
    }

    /// <summary>Waits until some of the patterns, or all, have been matched.</summary>
    /// <param name="patterns">The patterns; those that are matched are taken out.</param>
    /// <param name="any">Whether one is enough.</param>
    /// <param name="milliseconds">How long at most; 0: without limit.</param>
    /// <returns>False when the time was up.</returns>
    public static bool Wait(List<EventPattern> patterns, bool any, uint milliseconds)
    {
        var deadline = Deadline.In(milliseconds);
        while (patterns.Count > 0)
        {
            var ready = Descriptors.PollAny(deadline.Milliseconds, [.. patterns.ConvertAll(pattern => pattern._listener.DescriptorNumber)]);
            if (ready < 0)
                return false;
            if (!patterns[ready].IsMatched())
                continue;
            patterns.RemoveAt(ready);
            if (any)
                return true;
        }

        return true;
    }

    /// <summary>Listens no more.</summary>
    public void Dispose()
    {
        _listener.Dispose();
        _pattern.Dispose();
    }

    private bool IsMatched()
    {
        Events += _listener.Read();
        return _pattern.IsMatch(Events);
    }
}
