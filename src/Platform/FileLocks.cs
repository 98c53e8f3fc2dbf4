using System.Runtime.InteropServices;
using Actors.Platform.Interop;

namespace Actors.Platform;

/// <summary>
/// Whole-file locks that s6 respects and whose locks they respect: fcntl(2) record locks. They belong to the open file (Linux 3.15), and not, as s6's, to
/// the process: those would end at an exec of a process with several threads, which every .NET process is (before Linux 5.11). So a lock ends
/// with the last copy of the descriptor, in whichever process.
/// </summary>
public static unsafe class FileLocks
{
    private const int GetLock = 5, SetLock = 37, SetLockWait = 38;
    private const short Shared = 0, Exclusive = 1, Unlocked = 2;

    /// <summary>Takes a lock.</summary>
    /// <param name="fd">Of the file; open for writing, for an exclusive lock.</param>
    /// <param name="exclusive">Against all others; else only against exclusive ones.</param>
    /// <param name="wait">Whether to wait for others to end theirs.</param>
    /// <returns>0, or the error number; <see cref="Errno.EBUSY"/>: another has one, and <paramref name="wait"/> is false.</returns>
    public static int Take(int fd, bool exclusive, bool wait)
    {
        var range = new LockRange { Type = exclusive ? Exclusive : Shared };
        var command = wait ? SetLockWait : SetLock;
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
