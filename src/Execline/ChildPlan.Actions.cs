using Actors.Execline.Builtins;
using Actors.Platform;

namespace Actors.Execline;

/// <summary>Words that become actions of the spawn. Where one of them fails, the whole plan is dropped, and a process of ours runs the words and says what is wrong.</summary>
internal sealed partial class ChildPlan
{
    private readonly List<SpawnAction> _actions = [];
    private readonly HashSet<int> _opened = [];
    private readonly HashSet<int> _closed = [];

    /// <summary>What the child does to itself before it becomes the program that remains.</summary>
    public IReadOnlyList<SpawnAction> Actions => _actions;

    /// <summary>Where the child will be then; null: where we are.</summary>
    public string? Directory { get; private set; }

    private static bool IsTranslatable(string file) => NameOf(file) is "cd" or "execline-cd" or "fdclose" or "fdmove" or "redirfd";

    /// <summary>Translates the first word.</summary>
    /// <returns>False: it is one that a process has to run, if only to say what is wrong with it.</returns>
    private bool TryTranslate(ChainContext inner)
    {
        var rest = NameOf(Arguments[0]) switch
        {
            "fdclose" => TranslateClose(),
            "fdmove" => TranslateMove(),
            "redirfd" => TranslateOpen(inner),
            _ => TranslateDirectory(),
        };
        if (rest is not { } behind)
            return false;
        Arguments = behind;
        return true;
    }

    private ArraySegment<string>? TranslateClose()
    {
        if (!FdClose.TryRead(Arguments, out var fd, out var rest))
            return null;
        Close(fd);
        return rest;
    }

    private ArraySegment<string>? TranslateMove()
    {
        if (!FdMove.TryRead(Arguments, out var to, out var from, out var copy, out var operands) || (copy && from == to) || !IsOpen(from))
            return null;
        _actions.Add(new SpawnAction.Copy(from, to));
        _closed.Remove(to);
        _opened.Add(to);
        if (!copy && from != to)
            Close(from);
        return operands[2..];
    }

    private void Close(int fd)
    {
        _actions.Add(new SpawnAction.Close(fd));
        _opened.Remove(fd);
        _closed.Add(fd);
    }

    /// <summary>Whether the child has a descriptor. Ours that are close-on-exec are nothing that it should find.</summary>
    private bool IsOpen(int fd) => _opened.Contains(fd) || (!_closed.Contains(fd) && Descriptors.IsInheritable(fd));

    private ArraySegment<string>? TranslateOpen(ChainContext inner)
    {
        try
        {
            inner.Begin(NameOf(Arguments[0]), Arguments);
            if (RedirFd.ReadPlain(inner) is not { } plain || !OpensAtOnce(plain.Path, plain.Mode))
                return null;
            _actions.Add(new SpawnAction.Open(plain.Target, plain.Path, plain.Mode));
            _closed.Remove(plain.Target);
            _opened.Add(plain.Target);
            return plain.Command;
        }
        catch (ChainException)
        {
            // Wrong options: the process that runs the word says so.
            return null;
        }
    }

    /// <summary>The opening of a FIFO or a terminal may wait, and we would wait with the child; and what is open is not the same there as here.</summary>
    private bool OpensAtOnce(string path, OpenMode mode)
    {
        if (path.StartsWith("/dev/", StringComparison.Ordinal) || path.StartsWith("/proc/", StringComparison.Ordinal))
            return path == "/dev/null";
        var errno = Files.TryStatus(InDirectory(path), followLinks: true, out var status);
        return errno == 0 ? status.IsRegular : errno == Errno.ENOENT && (mode & OpenMode.Create) != 0;
    }

    private ArraySegment<string>? TranslateDirectory()
    {
        if (Arguments.Count < 3)
            return null;
        _actions.Add(new SpawnAction.ChangeDirectory(Arguments[1]));
        Directory = InDirectory(Arguments[1]);
        return Arguments[2..];
    }

    private string InDirectory(string path) => Directory is null || path.StartsWith('/') ? path : Files.Join(Directory, path);
}
