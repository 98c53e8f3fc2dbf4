using System.Runtime.InteropServices;
using Actors.Platform.Interop;

namespace Actors.Platform;

/// <summary>
/// Whole-file locks that s6 respects and whose locks they respect: fcntl(2) record locks. They belong to the open file (Linux 3.15): such a lock ends
/// with the last copy of the descriptor, in whichever process. Or, as all of s6's do, to the process (<see cref="TakeForProcess"/>): such a lock ends with it, or as soon
/// as it closes any descriptor of the file. Both kinds exclude each other.
/// </summary>
public static unsafe class FileLocks
{
    private const int GetLock = 5, SetProcessLock = 6, SetProcessLockWait = 7, SetLock = 37, SetLockWait = 38;
    private const short Shared = 0, Exclusive = 1, Unlocked = 2;

    /// <summary>Takes a lock.</summary>
    /// <param name="fd">Of the file; open for writing, for an exclusive lock.</param>
    /// <param name="exclusive">Against all others; else only against exclusive ones.</param>
    /// <param name="wait">Whether to wait for others to end theirs.</param>
    /// <returns>0, or the error number; <see cref="Errno.EBUSY"/>: another has one, and <paramref name="wait"/> is false.</returns>
    public static int Take(int fd, bool exclusive, bool wait) => Take(fd, exclusive, wait ? SetLockWait : SetLock);

    /// <summary>
    /// Takes a lock for this process and what it executes, as s6 does: its children do not have it, and a second one in the same process is granted. Before Linux 5.11 an exec of a process with several
    /// threads, which every .NET process is, would end such a lock: there it belongs to the open file.
    /// </summary>
    /// <inheritdoc cref="Take(int, bool, bool)"/>
    public static int TakeForProcess(int fd, bool exclusive, bool wait) => SurviveExec(Files.ReadTextIfThere("/proc/sys/kernel/osrelease"))
        ? Take(fd, exclusive, wait ? SetProcessLockWait : SetProcessLock)
        : Take(fd, exclusive, wait);

    /// <summary>Whether a release of Linux keeps the locks of a process with several threads over an exec ("exec: Move unshare_files": 5.11).</summary>
    /// <param name="release">As in <c>uname -r</c>; null: it is not known.</param>
    internal static bool SurviveExec(string? release)
    {
        int part = 0, major = 0, minor = 0;
        foreach (var letter in release ?? "")
        {
            if (letter == '.' && part == 0)
                part = 1;
            else if (!char.IsAsciiDigit(letter))
                break;
            else if (part == 0)
                major = (major * 10) + (letter - '0');
            else
                minor = (minor * 10) + (letter - '0');
        }

        return major > 5 || (major == 5 && minor >= 11);
    }

    private static int Take(int fd, bool exclusive, int command)
    {
        var range = new LockRange { Type = exclusive ? Exclusive : Shared };
        int errno;
        do
            errno = Libc.fcntl(fd, command, (nint)(&range)) == 0 ? 0 : Marshal.GetLastPInvokeError();
        while (errno == Errno.EINTR);
        return errno is Errno.EACCES or Errno.EAGAIN ? Errno.EBUSY : errno;
    }

    /// <summary>
    /// Ends a lock now, whoever has copies of the descriptor: a process that is being started at this moment has one until it executes its program.
    /// </summary>
    /// <returns>0, or the error number.</returns>
    public static int Release(int fd)
    {
        var range = new LockRange { Type = Unlocked };
        return Libc.fcntl(fd, SetLock, (nint)(&range)) == 0 ? 0 : Marshal.GetLastPInvokeError();
    }

    /// <summary>Whether somebody has an exclusive lock.</summary>
    /// <returns>0, or the error number.</returns>
    public static int TryIsLocked(int fd, out bool locked)
    {
        var range = new LockRange { Type = Shared };
        var failed = Libc.fcntl(fd, GetLock, (nint)(&range)) < 0;
        locked = !failed && range.Type != Unlocked;
        return failed ? Marshal.GetLastPInvokeError() : 0;
    }

    /// <summary>struct flock of 64-bit Linux.</summary>
    [StructLayout(LayoutKind.Sequential)]
    private struct LockRange
    {
        internal short Type, Whence;
        internal long Start, Length;
        internal int Pid;
    }
}
