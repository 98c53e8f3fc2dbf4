using System.Globalization;
using Actors.Platform;

namespace Actors.Handover;

/// <summary>What a process that has succeeded itself finds: the journal's facts, its children, and those descriptors of before that the journal names.</summary>
public sealed class Inheritance
{
    private readonly Dictionary<string, int> _descriptors = [];
    private readonly HashSet<int> _children = Children.All();

    /// <param name="state">The journal's facts, with no descriptor of before.</param>
    internal Inheritance(HandoverState state) => State = state;

    /// <summary>The journal's facts.</summary>
    public HandoverState State { get; }

    /// <summary>Takes stock, and closes every other descriptor: locks, sockets and what the runtime had for itself. To be called before anything else is opened.</summary>
    /// <param name="state">The journal's facts.</param>
    /// <param name="journal">The journal's number.</param>
    public static Inheritance Accept(HandoverState state, int journal)
    {
        var inheritance = new Inheritance(state);
        var kept = new HashSet<int>();
        foreach (var (key, fd) in state.Descriptors)
        {
            if (Descriptors.IsOpen(fd) && kept.Add(fd))
                inheritance._descriptors[key] = fd;
        }

        foreach (var entry in Files.List("/proc/self/fd"))
        {
            if (int.TryParse(entry, NumberStyles.None, CultureInfo.InvariantCulture, out var fd) && fd > 2 && fd != journal && Descriptors.IsInheritable(fd) && !kept.Contains(fd))
                _ = Descriptors.Close(fd);
        }

        return inheritance;
    }

    /// <summary>
    /// Whether a process was this one's child at the beginning, though it may have ended and been collected since: who watches it is told how (<see cref="Processes.ReaperActor"/>).
    /// </summary>
    public bool HasChild(int pid) => _children.Contains(pid) || Children.Has(pid);

    /// <summary>A descriptor that the journal names; null where it does not, or it has been taken.</summary>
    public Descriptor? Take(string key) => _descriptors.Remove(key, out var fd) ? new Descriptor(fd) : null;
}
