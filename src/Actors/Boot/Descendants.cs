using System.Globalization;
using Actors.Platform;

namespace Actors.Boot;

/// <summary>This process's descendants, for where it is not pid 1 of its own pid namespace and must not touch anything else.</summary>
internal static class Descendants
{
    /// <summary>Sends a signal to every descendant, read from /proc.</summary>
    internal static void Signal(Signal signal)
    {
        var parents = new Dictionary<int, int>();
        foreach (var name in Files.List("/proc"))
        {
            if (int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out var pid) && ParentOf(pid) is { } parent)
                parents[pid] = parent;
        }

        foreach (var pid in parents.Keys)
        {
            if (IsDescendant(pid, parents))
                _ = Signals.Send(pid, signal);
        }
    }

    private static bool IsDescendant(int pid, Dictionary<int, int> parents)
    {
        var own = Identity.ProcessId;
        for (var steps = 0; parents.TryGetValue(pid, out var parent) && steps <= parents.Count; steps++)
        {
            if (parent == own)
                return true;
            pid = parent;
        }

        return false;
    }

    /// <summary>The fourth field of /proc/PID/stat; the second, the program's name, may hold blanks and parentheses.</summary>
    private static int? ParentOf(int pid)
    {
        if (Files.TryReadAllBytes($"/proc/{pid}/stat", out var bytes) != 0)
            return null;
        var text = ByteString.FromBytes(bytes);
        var fields = text[(text.LastIndexOf(')') + 1)..].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return fields.Length > 1 && int.TryParse(fields[1], NumberStyles.None, CultureInfo.InvariantCulture, out var parent) ? parent : null;
    }
}
