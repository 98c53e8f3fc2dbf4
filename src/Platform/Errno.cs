namespace Actors.Platform;

/// <summary>Error numbers of Linux (asm-generic/errno.h) that the code tells apart, and their texts.</summary>
public static class Errno
{
    /// <summary>Operation not permitted.</summary>
    public const int EPERM = 1;
    /// <summary>No such file or directory.</summary>
    public const int ENOENT = 2;
    /// <summary>No such process.</summary>
    public const int ESRCH = 3;
    /// <summary>Interrupted system call.</summary>
    public const int EINTR = 4;
    /// <summary>Input/output error.</summary>
    public const int EIO = 5;
    /// <summary>No such device or address: for a FIFO opened for writing, nobody reads.</summary>
    public const int ENXIO = 6;
    /// <summary>Exec format error.</summary>
    public const int ENOEXEC = 8;
    /// <summary>Bad file descriptor.</summary>
    public const int EBADF = 9;
    /// <summary>No child processes.</summary>
    public const int ECHILD = 10;
    /// <summary>Resource temporarily unavailable.</summary>
    public const int EAGAIN = 11;
    /// <summary>Cannot allocate memory.</summary>
    public const int ENOMEM = 12;
    /// <summary>Permission denied.</summary>
    public const int EACCES = 13;
    /// <summary>Device or resource busy.</summary>
    public const int EBUSY = 16;
    /// <summary>File exists.</summary>
    public const int EEXIST = 17;
    /// <summary>Invalid cross-device link.</summary>
    public const int EXDEV = 18;
    /// <summary>The machine has too many open files.</summary>
    public const int ENFILE = 23;
    /// <summary>Too many open files of this process.</summary>
    public const int EMFILE = 24;
    /// <summary>Not a directory.</summary>
    public const int ENOTDIR = 20;
    /// <summary>Is a directory.</summary>
    public const int EISDIR = 21;
    /// <summary>Invalid argument.</summary>
    public const int EINVAL = 22;
    /// <summary>Inappropriate ioctl for device.</summary>
    public const int ENOTTY = 25;
    /// <summary>No space left on device.</summary>
    public const int ENOSPC = 28;
    /// <summary>Read-only file system.</summary>
    public const int EROFS = 30;
    /// <summary>Broken pipe.</summary>
    public const int EPIPE = 32;
    /// <summary>Numerical result out of range.</summary>
    public const int ERANGE = 34;
    /// <summary>File name too long.</summary>
    public const int ENAMETOOLONG = 36;
    /// <summary>Function not implemented.</summary>
    public const int ENOSYS = 38;
    /// <summary>Directory not empty.</summary>
    public const int ENOTEMPTY = 39;
    /// <summary>Too many levels of symbolic links.</summary>
    public const int ELOOP = 40;
    /// <summary>Protocol error.</summary>
    public const int EPROTO = 71;
    /// <summary>Operation not supported.</summary>
    public const int EOPNOTSUPP = 95;
    /// <summary>Connection timed out.</summary>
    public const int ETIMEDOUT = 110;
    /// <summary>Connection aborted.</summary>
    public const int ECONNABORTED = 103;

    /// <summary>Connection refused.</summary>
    public const int ECONNREFUSED = 111;

    /// <summary>Operation now in progress.</summary>
    public const int EINPROGRESS = 115;

    /// <summary>What libc says of <paramref name="errno"/>, such as <c>No such file or directory</c>.</summary>
    public static unsafe string Describe(int errno)
    {
        var text = Interop.Libc.strerrordesc_np(errno);
        return text is null ? $"Unknown error {errno}" : ByteString.FromPointer(text);
    }

    /// <summary>What <see cref="Describe"/> says of it, and what to do where a limit of the container or of the machine has been reached.</summary>
    public static string DescribeLimit(int errno) => errno switch
    {
        EMFILE => "too many open files; raise the container's nofile limit",
        ENFILE => "too many open files in system; raise the machine's fs.file-max",
        EAGAIN => "too many processes; raise the container's pids limit (or nproc, of its user)",
        ENOMEM => "out of memory; raise the container's memory limit",
        _ => Describe(errno),
    };

    /// <summary>Whether something has run out that may be there later; for <see cref="Spawner"/> and what opens files.</summary>
    public static bool IsExhaustion(int errno) => errno is EMFILE or ENFILE or EAGAIN or ENOMEM;
}
