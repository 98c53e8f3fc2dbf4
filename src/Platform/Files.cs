using System.Runtime.InteropServices;
using Actors.Platform.Interop;

namespace Actors.Platform;

/// <summary>Files and directories by path (byte strings), each call one system call; failures throw <see cref="PlatformException"/>.</summary>
public static unsafe partial class Files
{
    private const byte DirectoryEntry = 4; // DT_DIR

    /// <summary>Opens a file; close-on-exec.</summary>
    /// <param name="path">Which.</param>
    /// <param name="mode">How.</param>
    /// <param name="permissions">Of a created file, before the umask.</param>
    public static Descriptor Open(string path, OpenMode mode, uint permissions = 0x1B6)
    {
        var result = TryOpen(path, mode, out var descriptor, permissions);
        return result == 0 ? descriptor! : throw new PlatformException($"open {path}", result);
    }

    /// <summary>Opens a file; close-on-exec.</summary>
    /// <returns>0, or the error number; then <paramref name="descriptor"/> is null.</returns>
    public static int TryOpen(string path, OpenMode mode, out Descriptor? descriptor, uint permissions = 0x1B6)
    {
        int fd;
        int errno;
        do
        {
            fd = Libc.open(path, Libc.OpenFlags((int)mode | Libc.O_CLOEXEC), permissions);
            errno = fd < 0 ? Marshal.GetLastPInvokeError() : 0;
        }
        while (errno == Errno.EINTR);
        descriptor = fd >= 0 ? new Descriptor(fd) : null;
        return errno;
    }

    /// <summary>What <paramref name="path"/> is; null where there is nothing (or no way to it).</summary>
    /// <param name="path">Which.</param>
    /// <param name="followLinks">Whether a symbolic link stands for what it points at.</param>
    public static FileStatus? Status(string path, bool followLinks = true)
    {
        var errno = TryStatus(path, followLinks, out var status);
        return errno switch
        {
            0 => status,
            Errno.ENOENT or Errno.ENOTDIR => null,
            _ => throw new PlatformException($"stat {path}", errno),
        };
    }

    /// <summary>What <paramref name="path"/> is.</summary>
    /// <returns>0, or the error number.</returns>
    public static int TryStatus(string path, bool followLinks, out FileStatus status)
    {
        Libc.StatxBuffer buffer;
        var failed = Libc.statx(Libc.AT_FDCWD, path, followLinks ? 0 : Libc.AT_SYMLINK_NOFOLLOW, 0x7FF, &buffer) < 0;
        status = failed ? default : From(buffer);
        return failed ? Marshal.GetLastPInvokeError() : 0;
    }

    /// <summary>What the open file <paramref name="fd"/> is.</summary>
    public static FileStatus Status(int fd)
    {
        Libc.StatxBuffer buffer;
        if (Libc.statx(fd, "", Libc.AT_EMPTY_PATH, 0x7FF, &buffer) < 0)
            throw PlatformException.Last($"stat descriptor {fd}");
        return From(buffer);
    }

    /// <summary>Whether <paramref name="path"/> names anything; a dangling link does not.</summary>
    public static bool Exists(string path) => TryStatus(path, followLinks: true, out _) == 0;

    /// <summary>Whether <paramref name="path"/> is a directory.</summary>
    public static bool IsDirectory(string path) => TryStatus(path, followLinks: true, out var status) == 0 && status.IsDirectory;

    /// <summary>Whether this process's real user may execute (search) <paramref name="path"/>.</summary>
    public static bool IsExecutable(string path) => Libc.access(path, 1) == 0;

    /// <summary>Whether this process's real user may do something with <paramref name="path"/>; access(2).</summary>
    /// <param name="path">Which.</param>
    /// <param name="how">4 read, 2 write, 1 execute (search); 0: whether it is there.</param>
    /// <returns>0, or the error number.</returns>
    public static int TryAccess(string path, int how) => Libc.access(path, how) == 0 ? 0 : Marshal.GetLastPInvokeError();

    /// <summary>Whether this process's real user may write to <paramref name="path"/>.</summary>
    public static bool IsWritable(string path) => Libc.access(path, 2) == 0;

    /// <summary>The names in a directory, without <c>.</c> and <c>..</c>, in no order.</summary>
    public static List<string> List(string path)
    {
        var errno = TryList(path, out var names);
        return errno == 0 ? names : throw new PlatformException($"open directory {path}", errno);
    }

    /// <summary>The names in a directory, without <c>.</c> and <c>..</c>, in no order.</summary>
    /// <param name="path">Which.</param>
    /// <param name="names">They.</param>
    /// <param name="folders">Where the file system tells it: those of them that are directories (and not links to one) are put in here.</param>
    /// <returns>0, or the error number.</returns>
    public static int TryList(string path, out List<string> names, HashSet<string>? folders = null)
    {
        const int Size = 4096;
        names = [];
        var fd = Libc.open(path, Libc.OpenFlags(Libc.O_RDONLY | Libc.O_NONBLOCK | Libc.O_DIRECTORY | Libc.O_CLOEXEC), 0);
        if (fd < 0)
            return Marshal.GetLastPInvokeError();
        var buffer = stackalloc byte[Size];
        nint count;
        while ((count = Libc.getdents64(fd, buffer, Size)) > 0)
        {
            // struct dirent64: d_ino, d_off (8 bytes each), d_reclen (2), d_type (1), d_name.
            for (var entry = buffer; entry < buffer + count; entry += *(ushort*)(entry + 16))
            {
                var name = entry + 19;
                if (name[0] == '.' && (name[1] == 0 || (name[1] == '.' && name[2] == 0)))
                    continue;
                names.Add(ByteString.FromPointer(name));
                if (folders is not null && entry[18] == DirectoryEntry)
                    folders.Add(names[^1]);
            }
        }

        var errno = count < 0 ? Marshal.GetLastPInvokeError() : 0;
        _ = Libc.close(fd);
        return errno;
    }

    /// <summary>Where a symbolic link points; null where <paramref name="path"/> is none.</summary>
    public static string? ReadLink(string path)
    {
        var buffer = stackalloc byte[4096];
        var length = Libc.readlink(path, buffer, 4096);
        return length < 0 ? null : ByteString.FromBytes(new ReadOnlySpan<byte>(buffer, (int)length));
    }

    /// <summary>The absolute path with every link followed; null where it does not lead anywhere.</summary>
    public static string? RealPath(string path)
    {
        var buffer = stackalloc byte[4096];
        return Libc.realpath(path, buffer) is null ? null : ByteString.FromPointer(buffer);
    }

    /// <summary>The working directory.</summary>
    public static string WorkingDirectory()
    {
        var buffer = stackalloc byte[4096];
        return Libc.getcwd(buffer, 4096) is not null ? ByteString.FromPointer(buffer) : throw PlatformException.Last("get the working directory");
    }

    /// <summary>The working directory, however long.</summary>
    /// <returns>0, or the error number.</returns>
    public static int TryWorkingDirectory(out string path)
    {
        var buffer = new byte[512];
        while (true)
        {
            fixed (byte* pointer = buffer)
            {
                var found = Libc.getcwd(pointer, (nuint)buffer.Length);
                path = found is null ? "" : ByteString.FromPointer(found);
                if (found is not null)
                    return 0;
            }

            var errno = Marshal.GetLastPInvokeError();
            if (errno != Errno.ERANGE)
                return errno;
            buffer = new byte[buffer.Length * 2];
        }
    }

    /// <summary>Changes the working directory.</summary>
    /// <returns>0, or the error number.</returns>
    public static int TryChangeDirectory(string path) => Libc.chdir(path) == 0 ? 0 : Marshal.GetLastPInvokeError();

    /// <summary>Changes the working directory.</summary>
    public static void ChangeDirectory(string path) => Check(Libc.chdir(path), "change directory to", path);

    /// <summary>Sets the file creation mask, and returns the old one.</summary>
    public static uint SetCreationMask(uint mask) => Libc.umask(mask);

    /// <summary>The file creation mask.</summary>
    public static uint CreationMask()
    {
        const string Field = "\nUmask:\t";
        var status = ReadTextIfThere("/proc/self/status") ?? "";
        var at = status.IndexOf(Field, StringComparison.Ordinal);
        if (at >= 0)
            return Convert.ToUInt32(status[(at + Field.Length)..status.IndexOf('\n', at + 1)], 8);

        // Linux before 4.7, or no /proc: setting it is the only way to ask; what other threads create meanwhile is at least not open to others.
        var mask = SetCreationMask(0x3F);
        _ = SetCreationMask(mask);
        return mask;
    }

    /// <summary>Appends a path element.</summary>
    public static string Join(string directory, string name) => directory.EndsWith('/') ? directory + name : $"{directory}/{name}";

    private static void Check(int result, string action, string path)
    {
        if (result < 0)
            throw PlatformException.Last($"{action} {path}");
    }

    private static FileStatus From(in Libc.StatxBuffer buffer) => new(
        (buffer.Mode & 0xF000) switch
        {
            0x8000 => FileKind.Regular,
            0x4000 => FileKind.Directory,
            0xA000 => FileKind.SymbolicLink,
            0x1000 => FileKind.Fifo,
            0xC000 => FileKind.Socket,
            0x2000 => FileKind.CharacterDevice,
            0x6000 => FileKind.BlockDevice,
            _ => FileKind.Other,
        },
        buffer.Mode & 0xFFFu,
        buffer.User,
        buffer.Group,
        (long)buffer.Size,
        buffer.Links,
        buffer.Inode,
        ((ulong)buffer.DeviceMajor << 32) | buffer.DeviceMinor,
        (buffer.ModifySeconds * 1_000_000_000) + buffer.ModifyNanoseconds)
    {
        AccessedNanoseconds = (buffer.AccessSeconds * 1_000_000_000) + buffer.AccessNanoseconds,
    };
}
