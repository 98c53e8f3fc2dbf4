using System.Runtime.InteropServices;
using Actors.Platform.Interop;

namespace Actors.Platform;

public static unsafe partial class Files
{
    /// <summary>Creates a directory. Its parent must be there.</summary>
    public static void CreateDirectory(string path, uint mode = 0x1FF) => Check(Libc.mkdir(path, mode), "create directory", path);

    /// <summary>Creates a directory.</summary>
    /// <returns>0, or the error number; <see cref="Errno.EEXIST"/>: something is there.</returns>
    public static int TryCreateDirectory(string path, uint mode = 0x1FF) => Libc.mkdir(path, mode) == 0 ? 0 : Marshal.GetLastPInvokeError();

    /// <summary>Creates a directory and the missing ones above it (those with mode 0777 less the umask), as mkdir -p; it may be there.</summary>
    public static void CreateDirectories(string path, uint mode = 0x1FF)
    {
        for (var slash = path.IndexOf('/', 1); slash > 0; slash = path.IndexOf('/', slash + 1))
            CreateDirectoryIfMissing(path[..slash], 0x1FF);
        CreateDirectoryIfMissing(path, mode);
    }

    /// <summary>Creates a directory; it may be there, and may just be made by another process.</summary>
    /// <returns>Whether it was made here.</returns>
    public static bool CreateDirectoryIfMissing(string path, uint mode = 0x1FF)
    {
        if (Libc.mkdir(path, mode) == 0)
            return true;
        // Not only EEXIST: EROFS and EACCES are also what mkdir says of directories that are there.
        var errno = Marshal.GetLastPInvokeError();
        return IsDirectory(path) ? false : throw new PlatformException($"create directory {path}", errno);
    }

    /// <summary>
    /// The same; where <paramref name="path"/> is a link that leads nowhere, what it names is made. So s6-supervise treats <c>supervise</c> and <c>event</c>: images whose root is
    /// read-only have links to a writable place there.
    /// </summary>
    /// <returns>Whether it was made here.</returns>
    public static bool CreateDirectoryBehindLink(string path, uint mode = 0x1FF)
    {
        if (Exists(path) || ReadLink(path) is not { Length: > 0 } target)
            return CreateDirectoryIfMissing(path, mode);
        if (target[0] != '/')
            target = path[..(path.LastIndexOf('/') + 1)] + target;
        return CreateDirectoryIfMissing(target, mode);
    }

    /// <summary>Removes a directory, which must be empty.</summary>
    public static void RemoveDirectory(string path) => Check(Libc.rmdir(path), "remove directory", path);

    /// <summary>Removes a file; it is no error where there is none.</summary>
    public static void Remove(string path)
    {
        if (Libc.unlink(path) < 0 && Marshal.GetLastPInvokeError() != Errno.ENOENT)
            throw PlatformException.Last($"remove {path}");
    }

    /// <summary>Removes a file or a whole tree (links are removed, not followed); it is no error where there is nothing.</summary>
    public static void RemoveTree(string path)
    {
        var errno = TryStatus(path, followLinks: false, out var status);
        if (errno is Errno.ENOENT or Errno.ENOTDIR)
            return;
        if (errno == 0 && !status.IsDirectory)
        {
            Remove(path);
            return;
        }

        foreach (var name in List(path))
            RemoveTree(Join(path, name));
        RemoveDirectory(path);
    }

    /// <summary>Copies a file or a whole tree with permission bits; links are copied as links.</summary>
    /// <param name="source">From where.</param>
    /// <param name="target">To where; what is there is replaced, but for directories, which get what is missing.</param>
    /// <param name="exact">
    /// Whether it shall be as its original to the bit: owners are kept, as far as this process may set them. Else a directory's owner may always write to it,
    /// whatever the original's bits.
    /// </param>
    public static void CopyTree(string source, string target, bool exact = false)
    {
        var status = Status(source, followLinks: false) ?? throw new PlatformException($"copy {source}", Errno.ENOENT);
        switch (status.Kind)
        {
            case FileKind.Directory:
                CreateDirectories(target, 0x1C0);
                foreach (var name in List(source))
                    CopyTree(Join(source, name), Join(target, name), exact);
                break;
            case FileKind.SymbolicLink:
                Remove(target);
                CreateSymbolicLink(ReadLink(source)!, target);
                break;
            case FileKind.Fifo:
                Remove(target);
                CreateFifo(target, status.Mode);
                break;
            case FileKind.Regular:
                WriteAllBytes(target, ReadAllBytes(source), status.Mode);
                break;
            default:
                throw new PlatformException($"copy {source}", Errno.EINVAL);
        }

        // In this order: a change of the owner takes set-id bits away.
        if (exact)
            _ = Libc.lchown(target, status.User, status.Group);
        if (status.Kind != FileKind.SymbolicLink)
            ChangeMode(target, status.IsDirectory && !exact ? status.Mode | 0x1C0 : status.Mode);
    }

    /// <summary>Renames, replacing what is at <paramref name="target"/>.</summary>
    public static void Rename(string source, string target) => Check(Libc.rename(source, target), $"rename {source} to", target);

    /// <summary>Creates a hard link.</summary>
    /// <param name="existing">The file that gets another name.</param>
    /// <param name="path">The name.</param>
    /// <param name="followLinks">Where the file is a symbolic link: whether what it points at gets the name, and not the link itself.</param>
    public static void CreateLink(string existing, string path, bool followLinks = false) =>
        Check(Libc.linkat(Libc.AT_FDCWD, existing, Libc.AT_FDCWD, path, followLinks ? Libc.AT_SYMLINK_FOLLOW : 0), $"link {existing} to", path);

    /// <summary>Sets a file's times to now, creating it where it is missing.</summary>
    public static void Touch(string path)
    {
        using var file = Open(path, OpenMode.Write | OpenMode.Create | OpenMode.NonBlocking);
        if (Libc.futimens(file.Number, null) < 0)
            throw PlatformException.Last($"touch {path}");
    }

    /// <summary>Creates a symbolic link at <paramref name="path"/>.</summary>
    public static void CreateSymbolicLink(string target, string path) => Check(Libc.symlink(target, path), $"link {target} to", path);

    /// <summary>Creates a FIFO.</summary>
    public static void CreateFifo(string path, uint mode = 0x180) => Check(Libc.mkfifo(path, mode), "create fifo", path);

    /// <summary>Creates a FIFO; something may be there by that name, and may just be made by another process.</summary>
    /// <returns>Whether it was made here.</returns>
    public static bool CreateFifoIfMissing(string path, uint mode = 0x180)
    {
        if (Libc.mkfifo(path, mode) == 0)
            return true;
        var errno = Marshal.GetLastPInvokeError();
        return errno == Errno.EEXIST ? false : throw new PlatformException($"create fifo {path}", errno);
    }

    /// <summary>Sets the permission bits.</summary>
    public static void ChangeMode(string path, uint mode) => Check(Libc.chmod(path, mode), "change mode of", path);

    /// <summary>Sets the permission bits of an open file.</summary>
    public static void ChangeMode(int fd, uint mode)
    {
        if (Libc.fchmod(fd, mode) < 0)
            throw PlatformException.Last($"change mode of descriptor {fd}");
    }

    /// <summary>Sets owner and group; <see cref="uint.MaxValue"/> leaves one as it is.</summary>
    public static void ChangeOwner(string path, uint user, uint group, bool followLinks = true) =>
        Check(followLinks ? Libc.chown(path, user, group) : Libc.lchown(path, user, group), "change owner of", path);

    /// <summary>Everything in a file.</summary>
    public static byte[] ReadAllBytes(string path)
    {
        var errno = TryReadAllBytes(path, out var bytes);
        return errno == 0 ? bytes : throw new PlatformException($"read {path}", errno);
    }

    /// <summary>Everything in a file.</summary>
    /// <returns>0, or the error number.</returns>
    public static int TryReadAllBytes(string path, out byte[] bytes)
    {
        bytes = [];
        var fd = OpenNumber(Libc.AT_FDCWD, path, OpenMode.Read, 0);
        if (fd < 0)
            return -fd;
        // Sizes cannot be trusted (/proc, a file that grows).
        var errno = Descriptors.TryReadToEnd(fd, room: 512, out bytes);
        _ = Libc.close(fd);
        return errno;
    }

    /// <summary>Everything in a file, as a byte string.</summary>
    public static string ReadAllText(string path) => ByteString.FromBytes(ReadAllBytes(path));

    /// <summary>Everything in a file, as a byte string; null where the file is not there.</summary>
    public static string? ReadTextIfThere(string path)
    {
        var errno = TryReadAllBytes(path, out var bytes);
        return errno switch
        {
            0 => ByteString.FromBytes(bytes),
            Errno.ENOENT or Errno.ENOTDIR => null,
            _ => throw new PlatformException($"read {path}", errno),
        };
    }

    /// <summary>Replaces a file's content, creating it where it is missing.</summary>
    public static void WriteAllBytes(string path, ReadOnlySpan<byte> content, uint permissions = 0x1B6)
    {
        WriteAllBytesAt(Libc.AT_FDCWD, path, content, permissions);
    }

    /// <summary>The same in one step: whoever reads the file meanwhile reads the old content or the new.</summary>
    public static void Replace(string path, ReadOnlySpan<byte> content, uint permissions = 0x1B6)
    {
        var next = path + ".new";
        WriteAllBytesAt(Libc.AT_FDCWD, next, content, permissions);
        Rename(next, path);
    }

    /// <summary>A path that is relative counts from <paramref name="directory"/>.</summary>
    internal static void WriteAllBytesAt(int directory, string path, ReadOnlySpan<byte> content, uint permissions)
    {
        var fd = OpenNumber(directory, path, OpenMode.Write | OpenMode.Create | OpenMode.Truncate, permissions);
        if (fd < 0)
            throw new PlatformException($"open {path}", -fd);
        var errno = content.IsEmpty ? 0 : Descriptors.WriteAll(fd, content);
        _ = Libc.close(fd);
        if (errno != 0)
            throw new PlatformException($"write {path}", errno);
    }

    /// <summary>The number of an opened file, close-on-exec; or minus the error number.</summary>
    private static int OpenNumber(int directory, string path, OpenMode mode, uint permissions)
    {
        while (true)
        {
            var fd = Libc.openat(directory, path, Libc.OpenFlags((int)mode | Libc.O_CLOEXEC), permissions);
            if (fd >= 0)
                return fd;
            var errno = Marshal.GetLastPInvokeError();
            if (errno != Errno.EINTR)
                return -errno;
        }
    }

    /// <summary>Replaces a file's content by a byte string, creating it where it is missing.</summary>
    public static void WriteAllText(string path, string content, uint permissions = 0x1B6) =>
        WriteAllBytes(path, ByteString.ToBytes(content), permissions);
}
