using System.Globalization;
using Actors.Platform;

namespace Actors.Control;

/// <summary>The processes of this pid namespace at a moment, from /proc: one small file each.</summary>
internal sealed class ProcessTable
{
    private const double TicksPerSecond = 100; // USER_HZ, the same on every architecture that .NET runs on
    private static readonly long s_pageSize = Environment.SystemPageSize;

    private readonly List<Entry> _entries = [];

    internal static ProcessTable Empty { get; } = new();

    /// <summary>Reads it. It may block for as long as the kernel likes.</summary>
    internal static ProcessTable Read()
    {
        var table = new ProcessTable();
        if (Files.TryList("/proc", out var names) != 0)
            return table;
        foreach (var name in names)
        {
            if (int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out var pid) && ReadEntry(pid) is { } entry)
                table._entries.Add(entry);
        }

        return table;
    }

    /// <summary>What a session uses: a service's process began one, so that is its pid.</summary>
    /// <param name="session">Its id.</param>
    /// <param name="proportional">The proportional set size too.</param>
    /// <returns>Null where no process of it is left.</returns>
    internal ProcessUsage? UsageOf(int session, bool proportional) => Sum(entry => entry.Session == session, proportional);

    /// <summary>What one process uses.</summary>
    internal ProcessUsage? UsageOfProcess(int pid, bool proportional) => Sum(entry => entry.Pid == pid, proportional);

    /// <summary>The processes of a session.</summary>
    internal IEnumerable<int> PidsOf(int session) => _entries.Where(entry => entry.Session == session).Select(entry => entry.Pid);

    /// <summary>The words of a process's command line; none where it has ended.</summary>
    internal static string[] CommandLineOf(int pid) => Files.TryReadAllBytes($"/proc/{pid}/cmdline", out var bytes) == 0
        ? ByteString.FromBytes(bytes).Split('\0', StringSplitOptions.RemoveEmptyEntries)
        : [];

    private ProcessUsage? Sum(Func<Entry, bool> belongs, bool proportional)
    {
        int count = 0;
        long resident = 0, ticks = 0;
        long? share = proportional ? 0 : null;
        foreach (var entry in _entries)
        {
            if (!belongs(entry))
                continue;
            count++;
            resident += entry.Pages * s_pageSize;
            ticks += entry.Ticks;
            if (share is not null)
                share += ProportionalSize(entry.Pid);
        }

        return count == 0 ? null : new ProcessUsage(count, resident, ticks / TicksPerSecond) { ProportionalBytes = share };
    }

    /// <summary>/proc/PID/stat, proc(5): after the name in parentheses, which may hold anything, come numbers from field 3 on.</summary>
    private static Entry? ReadEntry(int pid)
    {
        if (Files.TryReadAllBytes($"/proc/{pid}/stat", out var bytes) != 0)
            return null;
        var text = ByteString.FromBytes(bytes);
        var fields = text[(text.LastIndexOf(')') + 1)..].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (fields.Length < 22)
            return null;
        var ticks = Field(14) + Field(15) + Field(16) + Field(17); // own and waited-for children's, user and system
        return new Entry(pid, (int)Field(6), ticks, Field(24));

        long Field(int number) => long.TryParse(fields[number - 3], CultureInfo.InvariantCulture, out var value) ? value : 0;
    }

    private static long? ProportionalSize(int pid)
    {
        if (Files.TryReadAllBytes($"/proc/{pid}/smaps_rollup", out var bytes) != 0)
            return null;
        const string Label = "\nPss:";
        var text = ByteString.FromBytes(bytes);
        var start = text.IndexOf(Label, StringComparison.Ordinal);
        var words = start < 0 ? [] : text[(start + Label.Length)..].Split(' ', 2, StringSplitOptions.RemoveEmptyEntries);
        return words.Length > 0 && long.TryParse(words[0], NumberStyles.None, CultureInfo.InvariantCulture, out var kilobytes) ? kilobytes * 1024 : null;
    }

    private sealed record Entry(int Pid, int Session, long Ticks, long Pages);
}
