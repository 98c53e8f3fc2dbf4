using System.Runtime.InteropServices;
using Actors.Platform.Interop;

namespace Actors.Platform;

/// <summary>Reading, writing and wiring of file descriptors by number; owned ones are <see cref="Descriptor"/>s.</summary>
public static unsafe partial class Descriptors
{
    /// <summary>Reads once, again after EINTR.</summary>
    /// <returns>Bytes read, 0 at the end, or minus the error number (-<see cref="Errno.EAGAIN"/>: nothing there now).</returns>
    public static int Read(int fd, Span<byte> buffer)
    {
        fixed (byte* pointer = buffer)
        {
            while (true)
            {
                var count = Libc.read(fd, pointer, (nuint)buffer.Length);
                if (count >= 0)
                    return (int)count;
                var errno = Marshal.GetLastPInvokeError();
                if (errno != Errno.EINTR)
                    return -errno;
            }
        }
    }

    /// <summary>Writes once, again after EINTR.</summary>
    /// <returns>Bytes written, or minus the error number.</returns>
    public static int Write(int fd, ReadOnlySpan<byte> data)
    {
        fixed (byte* pointer = data)
        {
            while (true)
            {
                var count = Libc.write(fd, pointer, (nuint)data.Length);
                if (count >= 0)
                    return (int)count;
                var errno = Marshal.GetLastPInvokeError();
                if (errno != Errno.EINTR)
                    return -errno;
            }
        }
    }

    /// <summary>Writes everything, waiting where <paramref name="fd"/> is full, also a non-blocking one.</summary>
    /// <returns>0, or the error number that ended it.</returns>
    public static int WriteAll(int fd, ReadOnlySpan<byte> data)
    {
        while (!data.IsEmpty)
        {
            var count = Write(fd, data);
            if (count == -Errno.EAGAIN)
                Poll(fd, forWriting: true, milliseconds: -1);
            else if (count < 0)
                return -count;
            else
                data = data[count..];
        }

        return 0;
    }

    /// <summary>Writes a byte string; see <see cref="WriteAll(int, ReadOnlySpan{byte})"/>.</summary>
    public static int WriteAll(int fd, string byteString) => WriteAll(fd, ByteString.ToBytes(byteString));

    /// <summary>Writes to <paramref name="to"/> what there is to read from <paramref name="from"/>, until its end.</summary>
    /// <returns>0, or the error number.</returns>
    public static int Copy(int from, int to)
    {
        var buffer = new byte[65536];
        while (true)
        {
            var count = Read(from, buffer);
            if (count == -Errno.EAGAIN)
                Poll(from, forWriting: false, milliseconds: -1);
            else if (count <= 0)
                return -count;
            else if (WriteAll(to, buffer.AsSpan(0, count)) is var errno && errno != 0)
                return errno;
        }
    }

    /// <summary>How many bytes can be read from a pipe now; 0 where that cannot be told.</summary>
    public static int Available(int fd)
    {
        const nuint BytesToRead = 0x541B; // FIONREAD
        var count = 0;
        return Libc.ioctl(fd, BytesToRead, (nint)(&count)) == 0 ? count : 0;
    }

    /// <summary>Waits until <paramref name="fd"/> can be read (or written), or hung up, or failed; at most so long (-1: without limit).</summary>
    /// <returns>False when the time was up first.</returns>
    public static bool Poll(int fd, bool forWriting, int milliseconds)
    {
        var entry = new Libc.PollEntry { Descriptor = fd, Events = (short)(forWriting ? 4 : 1) };
        int count;
        do
            count = Libc.poll(&entry, 1, milliseconds);
        while (count < 0 && Marshal.GetLastPInvokeError() == Errno.EINTR);
        return count > 0;
    }

    /// <summary>Waits until one of several descriptors can be read, hung up or failed; at most so long (-1: without limit).</summary>
    /// <returns>The index of the first that can; -1 when the time was up first.</returns>
    public static int PollAny(int milliseconds, params ReadOnlySpan<int> fds)
    {
        Span<PollRequest> requests = stackalloc PollRequest[fds.Length];
        for (var i = 0; i < fds.Length; i++)
            requests[i] = new(fds[i]);
        _ = Poll(requests, milliseconds);
        for (var i = 0; i < requests.Length; i++)
        {
            if (requests[i].IsReady)
                return i;
        }

        return -1;
    }

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

    /// <summary>Whether <paramref name="fd"/> is a terminal.</summary>
    public static bool IsTerminal(int fd) => Libc.isatty(fd) == 1;

    /// <summary>The path of the terminal that <paramref name="fd"/> is; null where it is none.</summary>
    public static string? TerminalName(int fd)
    {
        var buffer = stackalloc byte[256];
        return Libc.ttyname_r(fd, buffer, 256) == 0 ? ByteString.FromPointer(buffer) : null;
    }

    /// <summary>Makes a process group the foreground one of a terminal; tcsetpgrp(3).</summary>
    /// <returns>0, or the error number.</returns>
    public static int SetForegroundGroup(int terminal, int group)
    {
        const nuint SetProcessGroup = 0x5410; // TIOCSPGRP
        return Libc.ioctl(terminal, SetProcessGroup, (nint)(&group)) == 0 ? 0 : Marshal.GetLastPInvokeError();
    }

    /// <summary>
    /// Gives up this session's controlling terminal, so that another session can have it; TIOCNOTTY. Only the session's leader can; for others, and where the terminal is none of
    /// this session, nothing happens.
    /// </summary>
    /// <param name="path">The terminal's.</param>
    /// <returns>Whether the kernel has sent this process SIGHUP (and SIGCONT) for that: it does so to the foreground group, whoever gave the terminal up.</returns>
    public static bool GiveUpTerminal(string path)
    {
        const nuint GetSession = 0x5429, GetGroup = 0x540F, GiveUp = 0x5422; // TIOCGSID, TIOCGPGRP, TIOCNOTTY
        if (Files.TryOpen(path, OpenMode.Read | OpenMode.NonBlocking | OpenMode.NoControllingTerminal, out var terminal) != 0)
            return false;
        using (terminal)
        {
            int session = 0, group = 0;
            return Libc.ioctl(terminal!.Number, GetSession, (nint)(&session)) == 0 && session == Identity.ProcessId
                && Libc.ioctl(terminal.Number, GetGroup, (nint)(&group)) == 0
                && Libc.ioctl(terminal.Number, GiveUp, 0) == 0 && group == session;
        }
    }

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
