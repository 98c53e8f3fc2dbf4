using Actors.Platform;

namespace Actors.Shell.Logs;

/// <summary>Finds the directories that loggers write to.</summary>
internal static class LogDirectories
{
    private const int Deepest = 4;

    /// <summary>Where they usually are: below <c>/var/log</c>, and the log of what nobody else logs.</summary>
    internal static IReadOnlyList<string> UsualRoots { get; } = ["/var/log", "/run/uncaught-logs"];

    /// <summary>Whether s6-log, or a logger within pid 1, writes to a directory.</summary>
    internal static bool IsLog(string path) =>
        Files.Status(Files.Join(path, "current")) is { IsRegular: true } && (Files.Exists(Files.Join(path, "lock")) || Files.Exists(Files.Join(path, "state")));

    /// <summary>The logs at and below these directories; each is called by its path below the root.</summary>
    internal static IReadOnlyList<LogSource> Below(IReadOnlyList<string> roots)
    {
        var found = new List<LogSource>();
        foreach (var root in roots)
            Search(root.Length > 1 ? root.TrimEnd('/') : root, "", 0, found);
        return [.. found.DistinctBy(source => source.Path).OrderBy(source => source.Name, StringComparer.Ordinal)];
    }

    private static void Search(string root, string below, int depth, List<LogSource> found)
    {
        var path = below.Length == 0 ? root : Files.Join(root, below);
        if (IsLog(path))
            found.Add(new(ByteString.ToText(below.Length == 0 ? path[(path.LastIndexOf('/') + 1)..] : below), path));
        if (depth == Deepest || Files.TryList(path, out var names) != 0)
            return;
        foreach (var name in names.Order(StringComparer.Ordinal))
        {
            var next = below.Length == 0 ? name : $"{below}/{name}";
            if (Files.Status(Files.Join(root, next), followLinks: false) is { IsDirectory: true })
                Search(root, next, depth + 1, found);
        }
    }
}
