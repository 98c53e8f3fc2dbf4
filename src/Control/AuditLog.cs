namespace Actors.Control;

/// <summary>The last changes that somebody asked for: kept up to a number, and each said in the container's log.</summary>
/// <param name="report">Where the lines go.</param>
internal sealed class AuditLog(Reporter report)
{
    /// <summary>How many are kept.</summary>
    internal const int Capacity = 256;

    private readonly Queue<AuditEntry> _entries = [];
    private long _last;

    internal void Add(AuditEntry entry, bool isQuiet)
    {
        entry = entry with { Number = ++_last };
        if (_entries.Count == Capacity)
            _entries.Dequeue();
        _entries.Enqueue(entry);
        var command = entry.Command is { } words ? $" ({words})" : "";
        var detail = entry.Detail.Length > 0 ? " " + entry.Detail : "";
        report.Info("actors", $"control: {entry.Peer}{command}: {entry.Verb}{detail}: {entry.Result}", from: isQuiet ? 3 : 2);
    }

    /// <summary>The newest entries, the newest last.</summary>
    /// <param name="limit">How many at most; 0: all.</param>
    internal IReadOnlyList<AuditEntry> Newest(int limit) => [.. limit > 0 ? _entries.Skip(Math.Max(_entries.Count - limit, 0)) : _entries];
}
