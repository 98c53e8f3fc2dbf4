using System.Runtime.InteropServices;
using Actors.Platform.Interop;

namespace Actors.Platform;

/// <content>Reading and writing.</content>
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

    /// <summary>Reads once from a place in a file, again after EINTR; pread(2).</summary>
    /// <returns>Bytes read, 0 at the end, or minus the error number.</returns>
    public static int ReadAt(int fd, Span<byte> buffer, long offset)
    {
        fixed (byte* pointer = buffer)
        {
            while (true)
            {
                var count = Libc.pread(fd, pointer, (nuint)buffer.Length, offset);
                if (count >= 0)
                    return (int)count;
                var errno = Marshal.GetLastPInvokeError();
                if (errno != Errno.EINTR)
                    return -errno;
            }
        }
    }

    /// <summary>Everything that can be read, until the end.</summary>
    /// <param name="fd">From where.</param>
    /// <param name="room">For so many bytes there is room at first.</param>
    /// <param name="bytes">What was read, also where reading failed then.</param>
    /// <returns>0, or the error number.</returns>
    public static int TryReadToEnd(int fd, int room, out byte[] bytes)
    {
        var content = new byte[room];
        var length = 0;
        int count;
        while ((count = Read(fd, content.AsSpan(length))) > 0)
        {
            length += count;
            if (length == content.Length)
                Array.Resize(ref content, length * 2);
        }

        bytes = content[..length];
        return -count;
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

    /// <summary>Writes two pieces as one, again after EINTR; writev(2).</summary>
    /// <returns>Bytes written of both together, or minus the error number.</returns>
    public static int Write(int fd, ReadOnlySpan<byte> first, ReadOnlySpan<byte> second)
    {
        fixed (byte* start = first, next = second)
        {
            var segments = stackalloc Libc.Segment[2];
            segments[0] = new() { Start = start, Length = (nuint)first.Length };
            segments[1] = new() { Start = next, Length = (nuint)second.Length };
            while (true)
            {
                var count = Libc.writev(fd, segments, 2);
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

    /// <summary>Waits until the disk has what was written; fsync(2).</summary>
    /// <returns>0, or the error number.</returns>
    public static int Synchronize(int fd)
    {
        while (Libc.fsync(fd) < 0)
        {
            var errno = Marshal.GetLastPInvokeError();
            if (errno != Errno.EINTR)
                return errno;
        }

        return 0;
    }
}
