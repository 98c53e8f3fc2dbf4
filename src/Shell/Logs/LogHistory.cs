using System.Text;
using Actors.Platform;

namespace Actors.Shell.Logs;

/// <summary>The files of a log directory, oldest first: archived ones, then <c>current</c>.</summary>
internal sealed class LogHistory
{
    private readonly LogSource _source;
    private readonly Action<string> _complain;
    private readonly LogMark? _end;

    /// <param name="source">The log.</param>
    /// <param name="complain">Told of files that cannot be read.</param>
    /// <param name="end">Where to stop; null: at the end.</param>
    internal LogHistory(LogSource source, Action<string> complain, LogMark? end = null)
    {
        (_source, _complain, _end) = (source, complain, end);
        _ = Files.TryList(source.Path, out var names);
        Archives = [.. names.Where(IsArchive).Order(StringComparer.Ordinal)];
    }

    /// <summary>The names of the archived files. Each says when it was made: so its last line is not younger.</summary>
    internal IReadOnlyList<string> Archives { get; }

    /// <summary>Whether a name is that of an archived file.</summary>
    internal static bool IsArchive(string name) =>
        name.Length == Tai64n.TextLength + 2 && name[^2] == '.' && name[^1] is 's' or 'u' && TimeOf(name) is not null;

    /// <summary>All lines that may be as young as <paramref name="since"/>, file by file.</summary>
    /// <param name="since">Nanoseconds since 1970 UTC; older files are not opened.</param>
    internal IEnumerable<LogLine> Lines(long since) =>
        Read([.. Archives.Where(name => TimeOf(name) >= since), "current"]).Where(line => line.Time >= since || line.Time == 0);

    /// <summary>The last lines.</summary>
    /// <param name="count">How many at most.</param>
    internal IEnumerable<LogLine> Last(int count)
    {
        var found = new List<IReadOnlyList<LogLine>>();
        var total = 0;
        string[] names = [.. Archives, "current"];
        for (var index = names.Length - 1; index >= 0 && total < count; index--)
        {
            var lines = Read([names[index]]).ToList();
            found.Insert(0, lines);
            total += lines.Count;
        }

        return found.SelectMany(lines => lines).Skip(Math.Max(0, total - count));
    }

    private static long? TimeOf(string name) => Tai64n.TryParse(Encoding.Latin1.GetBytes(name), out var moment) ? moment.ToUnixNanoseconds() : null;

    private IEnumerable<LogLine> Read(IReadOnlyList<string> names)
    {
        var time = 0L;
        foreach (var name in names)
        {
            var content = Content(name);
            var reader = new LineReader(_source, Math.Max(time, BeginningOf(name)));
            foreach (var line in reader.Read(content).Concat(reader.End()))
                yield return line;
            time = Math.Max(reader.Time, TimeOf(name) ?? 0);
        }
    }

    private byte[] Content(string name)
    {
        var path = Files.Join(_source.Path, name);
        var isMarked = _end is { } end && Files.Status(path)?.Inode == end.Inode;
        if (_end is { } mark && !isMarked && (name == "current" || string.CompareOrdinal(name, mark.LastArchive) > 0))
            return [];
        if (LogFile.TryRead(path, out var content) is { } fault && (name != "current" || Files.Exists(path)))
            _complain($"unable to read {ByteString.ToText(path)}: {fault}");
        return isMarked ? content[..(int)Math.Min(content.Length, _end!.Value.Offset)] : content;
    }

    /// <summary>The moment before which nothing in the file was written: when the file before it was archived.</summary>
    private long BeginningOf(string name)
    {
        var before = Archives.LastOrDefault(other => string.CompareOrdinal(other, name) < 0 || name == "current");
        return before is null ? 0 : TimeOf(before) ?? 0;
    }
}
