using System.Runtime.InteropServices;
using Actors.Platform.Interop;

namespace Actors.Platform;

/// <summary>Reading, writing and wiring of file descriptors by number; owned ones are <see cref="Descriptor"/>s.</summary>
public static unsafe partial class Descriptors
{
    /// <summary>A pipe. Both ends are close-on-exec.</summary>
    public static (Descriptor Read, Descriptor Write) Pipe(bool nonBlocking = false)
    {
        var ends = stackalloc int[2];
        if (Libc.pipe2(ends, Libc.O_CLOEXEC | (nonBlocking ? Libc.O_NONBLOCK : 0)) < 0)
            throw PlatformException.Last("create a pipe");
        return (new Descriptor(ends[0]), new Descriptor(ends[1]));
    }

    /// <summary>Another descriptor for the same open file, numbered <paramref name="atLeast"/> or above, close-on-exec.</summary>
    public static Descriptor Duplicate(int fd, int atLeast = 3)
    {
        var copy = Libc.fcntl(fd, Libc.F_DUPFD_CLOEXEC, atLeast);
        return copy >= 0 ? new Descriptor(copy) : throw PlatformException.Last($"duplicate descriptor {fd}");
    }

    /// <summary>Another descriptor for the same open file, numbered <paramref name="atLeast"/> or above, close-on-exec.</summary>
    /// <returns>0, or the error number.</returns>
    public static int TryDuplicate(int fd, int atLeast, out Descriptor? descriptor)
    {
        var copy = Libc.fcntl(fd, Libc.F_DUPFD_CLOEXEC, atLeast);
        descriptor = copy >= 0 ? new Descriptor(copy) : null;
        return copy >= 0 ? 0 : Marshal.GetLastPInvokeError();
    }

    /// <summary>
    /// Makes this process's table of descriptors as large as it has to be for so many. It grows by itself, too, by doubling from 64: but in a process with several threads the kernel lets the one
    /// that comes to a full table wait 10 ms each time, until no processor can be looking at the old one (expand_fdtable, synchronize_rcu). Does nothing where the limit is lower.
    /// </summary>
    /// <param name="count">How many there may come to be.</param>
    public static void MakeRoom(int count)
    {
        if (TryDuplicate(0, count - 1, out var last) == 0)
            last!.Dispose();
    }

    /// <summary>Makes <paramref name="to"/> a copy of <paramref name="from"/> that an exec keeps; dup2(2).</summary>
    public static void Move(int from, int to)
    {
        if (from == to)
            SetCloseOnExec(to, false);
        else if (Libc.dup2(from, to) < 0)
            throw PlatformException.Last($"move descriptor {from} to {to}");
    }

    /// <summary>Makes <paramref name="to"/> a copy of <paramref name="from"/> that an exec keeps, also where they are equal; dup2(2).</summary>
    /// <returns>0, or the error number.</returns>
    public static int TryCopy(int from, int to)
    {
        if (from == to)
        {
            var flags = Libc.fcntl(to, Libc.F_GETFD, 0);
            return flags >= 0 && Libc.fcntl(to, Libc.F_SETFD, flags & ~Libc.FD_CLOEXEC) >= 0 ? 0 : Marshal.GetLastPInvokeError();
        }

        int result;
        do
            result = Libc.dup2(from, to);
        while (result < 0 && Marshal.GetLastPInvokeError() == Errno.EINTR);
        return result >= 0 ? 0 : Marshal.GetLastPInvokeError();
    }

    /// <summary>Sets or clears non-blocking mode, where it is not as wished.</summary>
    /// <returns>0, or the error number.</returns>
    public static int TrySetNonBlocking(int fd, bool on)
    {
        var flags = Libc.fcntl(fd, Libc.F_GETFL, 0);
        var wished = on ? flags | Libc.O_NONBLOCK : flags & ~Libc.O_NONBLOCK;
        return flags >= 0 && (flags == wished || Libc.fcntl(fd, Libc.F_SETFL, wished) >= 0) ? 0 : Marshal.GetLastPInvokeError();
    }

    /// <summary>Closes a descriptor that nobody owns.</summary>
    /// <returns>0, or the error number.</returns>
    public static int Close(int fd) => Libc.close(fd) == 0 ? 0 : Marshal.GetLastPInvokeError();

    /// <summary>Whether <paramref name="fd"/> is open.</summary>
    public static bool IsOpen(int fd) => Libc.fcntl(fd, Libc.F_GETFD, 0) >= 0;

    /// <summary>Whether <paramref name="fd"/> is open and an exec keeps it. What was inherited is so; what the runtime has opened for itself is not.</summary>
    public static bool IsInheritable(int fd) => Libc.fcntl(fd, Libc.F_GETFD, 0) is >= 0 and var flags && (flags & Libc.FD_CLOEXEC) == 0;

    /// <summary>Sets or clears close-on-exec.</summary>
    public static void SetCloseOnExec(int fd, bool on)
    {
        var flags = Libc.fcntl(fd, Libc.F_GETFD, 0);
        if (flags < 0 || Libc.fcntl(fd, Libc.F_SETFD, on ? flags | Libc.FD_CLOEXEC : flags & ~Libc.FD_CLOEXEC) < 0)
            throw PlatformException.Last($"set flags of descriptor {fd}");
    }

    /// <summary>Sets or clears non-blocking mode (of the open file, so for all who share it).</summary>
    public static void SetNonBlocking(int fd, bool on)
    {
        var flags = Libc.fcntl(fd, Libc.F_GETFL, 0);
        if (flags < 0 || Libc.fcntl(fd, Libc.F_SETFL, on ? flags | Libc.O_NONBLOCK : flags & ~Libc.O_NONBLOCK) < 0)
            throw PlatformException.Last($"set mode of descriptor {fd}");
    }

    /// <summary>Makes every open descriptor from <paramref name="first"/> on close-on-exec.</summary>
    public static void SetCloseOnExecFrom(int first)
    {
        foreach (var entry in Files.List("/proc/self/fd"))
        {
            if (int.TryParse(entry, out var fd) && fd >= first && IsOpen(fd))
                SetCloseOnExec(fd, true);
        }
    }

    /// <summary>A nameless file in memory, close-on-exec.</summary>
    public static Descriptor MemoryFile(string name)
    {
        var fd = Libc.memfd_create(name, 1);
        return fd >= 0 ? new Descriptor(fd) : throw PlatformException.Last("create a memory file");
    }
}
