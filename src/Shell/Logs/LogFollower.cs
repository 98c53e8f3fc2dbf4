using Actors.Platform;

namespace Actors.Shell.Logs;

/// <summary>
/// What is new in a log since the last look, over rotations too: the file that was <c>current</c> is read to its end, then what was archived since, then the new
/// <c>current</c>.
/// </summary>
internal sealed class LogFollower : IDisposable
{
    private readonly LogSource _source;
    private readonly Action<string> _complain;
    private LineReader _reader;
    private Descriptor? _current;
    private ulong _inode;
    private string _lastArchive;
    private long _offset;

    /// <param name="source">The log.</param>
    /// <param name="complain">Told of files that cannot be read.</param>
    /// <param name="fromStart">Whether what is in <c>current</c> already counts as new; else only what comes.</param>
    internal LogFollower(LogSource source, Action<string> complain, bool fromStart)
    {
        (_source, _complain) = (source, complain);
        _reader = new(source, 0, isLive: true);
        _lastArchive = new LogHistory(source, complain).Archives is [.., var last] ? last : "";
        Open();
        if (!fromStart)
        {
            foreach (var _ in ReadCurrent())
            {
                // What is there already has been shown.
            }
        }
    }

    /// <summary>Up to where lines have been read.</summary>
    internal LogMark Mark => new(_inode, _offset - _reader.Begun, _lastArchive);

    /// <summary>The lines since the last time.</summary>
    internal IEnumerable<LogLine> Read()
    {
        foreach (var line in ReadCurrent())
            yield return line;
        if (Files.Status(Files.Join(_source.Path, "current")) is not { } status || (_current is not null && status.Inode == _inode))
            yield break;
        // The writer has gone on to a new file. Between the look before and this one it may have written to the old one.
        foreach (var line in ReadCurrent().Concat(_reader.End()))
            yield return line;
        var old = _inode;
        var archives = new LogHistory(_source, _complain).Archives.Where(name => string.CompareOrdinal(name, _lastArchive) > 0).ToList();
        // The first of them is the file that was read just now, unless that was empty and dropped; a processor may have made another file of it.
        var own = archives.FindIndex(name => Files.Status(Files.Join(_source.Path, name))?.Inode == old);
        foreach (var name in archives.Skip(_current is null ? 0 : own < 0 ? 1 : own + 1))
        {
            if (LogFile.TryRead(Files.Join(_source.Path, name), out var content) is { } fault)
                _complain($"unable to read {ByteString.ToText(Files.Join(_source.Path, name))}: {fault}");
            foreach (var line in _reader.Read(content).Concat(_reader.End()))
                yield return line;
        }

        _lastArchive = archives.LastOrDefault() ?? _lastArchive;
        Open();
        foreach (var line in ReadCurrent())
            yield return line;
    }

    /// <inheritdoc/>
    public void Dispose() => _current?.Dispose();

    private void Open()
    {
        _current?.Dispose();
        (_current, _inode, _offset) = (null, 0, 0);
        if (Files.TryOpen(Files.Join(_source.Path, "current"), OpenMode.Read | OpenMode.NonBlocking, out _current) == 0)
            _inode = Files.Status(_current!.Number).Inode;
        _reader = new(_source, _reader.Time, isLive: true);
    }

    private IEnumerable<LogLine> ReadCurrent()
    {
        var buffer = new byte[64 * 1024];
        while (_current is not null && Descriptors.Read(_current.Number, buffer) is > 0 and var count)
        {
            _offset += count;
            foreach (var line in _reader.Read(buffer[..count]))
                yield return line;
        }
    }
}
