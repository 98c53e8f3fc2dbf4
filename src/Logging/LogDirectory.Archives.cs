using Actors.Platform;

namespace Actors.Logging;

internal sealed partial class LogDirectory
{
    private const int ArchiveNameLength = Tai64n.TextLength + 2;

    /// <summary>
    /// Makes a file an archived one and removes those that are too many. An empty file is dropped, and so is one that has its archived name
    /// already: removing the old name has failed the last time.
    /// </summary>
    /// <returns>0, or the error number; a file that is not there is no failure.</returns>
    private int Archive(string name, char suffix)
    {
        var path = Files.Join(_options.Path, name);
        var errno = _files.TryStatus(path, out var status);
        if (errno != 0)
            return errno == Errno.ENOENT ? 0 : errno;
        if (status is { Links: 1, Size: > 0 })
        {
            errno = NameAsArchive(path, suffix, out var isMoved);
            if (errno != 0)
                return errno;
            if (isMoved)
                return Trim();
        }

        errno = _files.Remove(path);
        return errno != 0 ? errno : Trim();
    }

    /// <summary>Links a file to a name that no archived file has and that sorts behind all that were made before; renames it where links cannot be.</summary>
    private int NameAsArchive(string path, char suffix, out bool isMoved)
    {
        isMoved = false;
        while (true)
        {
            _lastArchive = Math.Max(_host.RealtimeNanoseconds, _lastArchive + 1);
            var archived = Files.Join(_options.Path, $"{Tai64n.FromUnixNanoseconds(_lastArchive)}.{suffix}");
            var errno = _files.Link(path, archived);
            if (errno is Errno.EPERM or Errno.EOPNOTSUPP or Errno.ENOSYS && _files.TryStatus(archived, out _) == Errno.ENOENT)
            {
                errno = _files.Rename(path, archived);
                isMoved = errno == 0;
            }

            if (errno != Errno.EEXIST)
                return errno;
        }
    }

    /// <summary>Removes the oldest archived files until neither their number nor their size is more than it may be.</summary>
    private int Trim()
    {
        var errno = _files.TryList(_options.Path, out var names);
        if (errno != 0)
            return errno;
        names.RemoveAll(name => !IsArchive(name));
        if (names.Count <= _options.MaximumArchives && _options.MaximumTotalSize == 0)
            return 0;
        names.SortStably(string.CompareOrdinal);
        var sizes = new long[names.Count];
        var total = 0UL;
        for (var i = 0; i < sizes.Length && _options.MaximumTotalSize > 0; i++)
        {
            sizes[i] = _files.TryStatus(Files.Join(_options.Path, names[i]), out var status) == 0 ? status.Size : 0;
            total += (ulong)sizes[i];
        }

        for (var i = 0; i < sizes.Length; i++)
        {
            if (sizes.Length - i <= _options.MaximumArchives && (_options.MaximumTotalSize == 0 || total <= _options.MaximumTotalSize))
                break;
            var path = Files.Join(_options.Path, names[i]);
            errno = _files.Remove(path);
            if (errno != 0)
                Tell(ref _archivalTold, $"remove {path}", errno); // It stays; the next rotation tries again.
            else
                total -= (ulong)sizes[i];
        }

        return 0;
    }

    /// <summary>Whether a name is that of an archived file: <c>@STAMP.s</c> or <c>@STAMP.u</c>.</summary>
    private static bool IsArchive(string name)
    {
        if (name.Length != ArchiveNameLength || name[^2] != '.' || name[^1] is not ('s' or 'u') || name[0] != '@')
            return false;
        foreach (var digit in name.AsSpan(1, Tai64n.TextLength - 1))
        {
            if (!char.IsAsciiHexDigit(digit))
                return false;
        }

        return true;
    }
}
