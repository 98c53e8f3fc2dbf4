using Actors.Platform;

namespace Actors.Logging;

/// <summary>
/// The file system that log directories are on: system calls that return 0 or an error number, because a full or vanished disk is nothing exceptional for
/// a logger. Tests put failures and crashes in its place.
/// </summary>
public class LogFileSystem
{
    /// <summary>The machine's.</summary>
    public static LogFileSystem Local { get; } = new();

    /// <summary>Opens a file; what is written goes to its end, where <paramref name="mode"/> says so.</summary>
    public virtual int Open(string path, OpenMode mode, out Descriptor? file) => Files.TryOpen(path, mode | OpenMode.NonBlocking, out file);

    /// <summary>Writes two pieces.</summary>
    /// <returns>How many bytes, perhaps fewer than given; or minus the error number.</returns>
    public virtual int Write(Descriptor file, ReadOnlySpan<byte> first, ReadOnlySpan<byte> second) =>
        first.IsEmpty ? Descriptors.Write(file.Number, second)
        : second.IsEmpty ? Descriptors.Write(file.Number, first)
        : Descriptors.Write(file.Number, first, second);

    /// <summary>Reads from a place in a file.</summary>
    /// <returns>How many bytes, 0 at the end; or minus the error number.</returns>
    public virtual int ReadAt(Descriptor file, Span<byte> buffer, long offset) => Descriptors.ReadAt(file.Number, buffer, offset);

    /// <summary>Waits until the disk has what was written. It is no failure where there is nothing to wait for.</summary>
    public virtual int Synchronize(Descriptor file) =>
        Descriptors.Synchronize(file.Number) is var errno && errno is Errno.EINVAL or Errno.ENOSYS or Errno.EOPNOTSUPP ? 0 : errno;

    /// <summary>Locks a file, or returns <see cref="Errno.EBUSY"/>.</summary>
    public virtual int TryLock(Descriptor file) => FileLocks.Take(file.Number, exclusive: true, wait: false);

    /// <summary>Sets permission bits.</summary>
    public virtual int ChangeMode(Descriptor file, uint mode) => Try((file, mode), static x => Files.ChangeMode(x.file.Number, x.mode));

    /// <summary>Sets permission bits.</summary>
    public virtual int ChangeMode(string path, uint mode) => Try((path, mode), static x => Files.ChangeMode(x.path, x.mode));

    /// <summary>Renames, replacing the target.</summary>
    public virtual int Rename(string source, string target) => Try((source, target), static x => Files.Rename(x.source, x.target));

    /// <summary>Makes a hard link.</summary>
    public virtual int Link(string existing, string path) => Try((existing, path), static x => Files.CreateLink(x.existing, x.path));

    /// <summary>Removes a file; it is no failure where there is none.</summary>
    public virtual int Remove(string path) => Try(path, static x => Files.Remove(x));

    /// <summary>Creates a directory.</summary>
    public virtual int CreateDirectory(string path, uint mode) => Try((path, mode), static x => Files.CreateDirectory(x.path, x.mode));

    /// <summary>What a path is.</summary>
    public virtual int TryStatus(string path, out FileStatus status) => Files.TryStatus(path, followLinks: true, out status);

    /// <summary>What an open file is.</summary>
    public virtual int TryStatus(Descriptor file, out FileStatus status)
    {
        try
        {
            status = Files.Status(file.Number);
            return 0;
        }
        catch (PlatformException failure)
        {
            status = default;
            return failure.Errno;
        }
    }

    /// <summary>The names in a directory.</summary>
    public virtual int TryList(string path, out List<string> names) => Files.TryList(path, out names);

    private static int Try<T>(T argument, Action<T> action)
    {
        try
        {
            action(argument);
            return 0;
        }
        catch (PlatformException failure)
        {
            return failure.Errno;
        }
    }
}
