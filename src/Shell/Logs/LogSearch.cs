using System.Diagnostics.CodeAnalysis;
using Actors.Platform;

namespace Actors.Shell.Logs;

/// <summary>Finds the logs that a name means: a directory, a service that pid 1 knows, or a log directory by its name.</summary>
/// <param name="connector">To pid 1, which need not be there.</param>
/// <param name="roots">Where log directories are looked for, byte strings.</param>
internal sealed class LogSearch(Connector connector, IReadOnlyList<string> roots)
{
    /// <summary>What could be named, byte strings.</summary>
    internal static IEnumerable<string> Names(Connector connector, IReadOnlyList<string> roots) =>
        OfServices(connector).Concat(LogDirectories.Below(roots)).Select(source => ByteString.FromText(source.Name)).Distinct();

    /// <summary>The logs of these names; of none: all.</summary>
    internal bool TryFind(IReadOnlyList<string> names, out IReadOnlyList<LogSource> sources, [NotNullWhen(false)] out string? reason)
    {
        var services = OfServices(connector).ToList();
        var below = LogDirectories.Below(roots);
        var found = new List<LogSource>();
        reason = null;
        if (names.Count == 0)
            found.AddRange(services.Concat(below));
        foreach (var name in names)
        {
            var text = ByteString.ToText(name);
            var some = name.Contains('/') && LogDirectories.IsLog(name) ? [new LogSource(text, name)]
                : services.Where(source => source.Name == text).ToList() is { Count: > 0 } known ? known
                : below.Where(source => source.Name == text || source.Name.EndsWith("/" + text, StringComparison.Ordinal)).ToList();
            if (some.Count == 0)
                reason ??= $"unable to find the log of {text}: {Known(services.Concat(below))}";
            found.AddRange(some);
        }

        // A directory that several services log to is read once, under the first one's name.
        sources = [.. found.DistinctBy(source => source.Path)];
        return reason is null;
    }

    private static string Known(IEnumerable<LogSource> sources)
    {
        var names = sources.Select(source => source.Name).Distinct().ToList();
        return names.Count == 0 ? "there is no log directory" : "there are " + string.Join(", ", names);
    }

    private static IEnumerable<LogSource> OfServices(Connector connector)
    {
        if (connector.TryConnect() is not { } client)
            yield break;
        using (client)
        {
            foreach (var service in client.Status([]).Services)
            {
                // A logger's own log is that of those who write to it.
                var name = service.Producers.Count == 1 ? service.Producers[0] : service.Name;
                foreach (var directory in service.LogDirectories.Where(LogDirectories.IsLog))
                    yield return new(ByteString.ToText(name), directory);
            }
        }
    }
}
