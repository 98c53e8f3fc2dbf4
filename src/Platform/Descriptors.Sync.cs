using System.Runtime.InteropServices;
using Actors.Platform.Interop;

namespace Actors.Platform;

public static unsafe partial class Descriptors
{
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

    /// <summary>Waits until one of the descriptors is ready, or the time is up.</summary>
    /// <param name="requests">What to wait for; <see cref="PollRequest.IsReady"/> tells what happened. A negative descriptor is left out.</param>
    /// <param name="milliseconds">How long at most; -1: without limit.</param>
    /// <returns>How many are ready; 0 when the time was up first.</returns>
    public static int Poll(Span<PollRequest> requests, int milliseconds)
    {
        fixed (PollRequest* pointer = requests)
        {
            int count;
            do
                count = Libc.poll((Libc.PollEntry*)pointer, (nuint)requests.Length, milliseconds);
            while (count < 0 && Marshal.GetLastPInvokeError() == Errno.EINTR);
            return count >= 0 ? count : throw PlatformException.Last("poll descriptors");
        }
    }
}
