using Actors.Platform;

namespace Actors.Execline;

/// <summary>
/// Goes through the places where a program may be, as execvp(3) does: one after the other is tried, and what one of them says is the answer only where
/// no later one is better.
/// </summary>
/// <param name="file">The program; with a slash in it a path, and the only place.</param>
/// <param name="path">Directories; null: <see cref="Executables.DefaultPath"/>.</param>
/// <param name="emptyIsHere">Whether an empty directory is the working directory, and an empty name none (posix_spawnp), or neither (skalibs' exec).</param>
internal struct ProgramSearch(string file, string? path, bool emptyIsHere)
{
    private readonly string _path = path ?? Executables.DefaultPath;
    private int _next;
    private bool _stopped = file.Length == 0 && emptyIsHere;

    /// <summary>Where the program will be when it is executed; null: here.</summary>
    public string? Directory { get; init; }

    /// <summary>The place to try.</summary>
    public string Candidate { get; private set; } = "";

    /// <summary>Whether this very executable stands at that place.</summary>
    public bool IsSelf { get; private set; }

    /// <summary>Why there is none, once <see cref="MoveNext"/> is false.</summary>
    public int Errno { get; private set; } = Platform.Errno.ENOENT;

    /// <summary>Goes on to the next place where something is.</summary>
    public bool MoveNext()
    {
        while (!_stopped)
        {
            if (file.Contains('/'))
            {
                Candidate = file;
                _stopped = true;
            }
            else if (!NextDirectory())
            {
                return false;
            }

            var place = Directory is null || Candidate.StartsWith('/') ? Candidate : Files.Join(Directory, Candidate);
            var errno = Files.TryStatus(place, followLinks: true, out var status);
            IsSelf = errno == 0 && Self.Is(status);
            if (errno == 0)
                return true;
            Reject(errno);
        }

        return false;
    }

    /// <summary>The program at this place cannot be executed.</summary>
    public void Reject(int errno)
    {
        if (errno == Platform.Errno.ENOENT)
            return;
        Errno = errno;
        _stopped |= errno is not (Platform.Errno.EACCES or Platform.Errno.EPERM or Platform.Errno.EISDIR or Platform.Errno.ENOTDIR);
    }

    private bool NextDirectory()
    {
        while (_next <= _path.Length)
        {
            var colon = _path.IndexOf(':', _next);
            var end = colon < 0 ? _path.Length : colon;
            var directory = _path.AsSpan(_next, end - _next);
            _next = end + 1;
            if (directory.Length == 0 && !emptyIsHere)
                continue;
            Candidate = directory.Length == 0 ? file : string.Concat(directory, "/", file);
            return true;
        }

        return false;
    }
}
