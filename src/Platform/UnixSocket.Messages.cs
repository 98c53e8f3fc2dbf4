using System.Runtime.InteropServices;
using Actors.Platform.Interop;

namespace Actors.Platform;

public static unsafe partial class UnixSocket
{
    /// <summary>As many descriptors as one message may have; SCM_MAX_FD.</summary>
    public const int MostDescriptors = 253;

    // struct cmsghdr of 64-bit Linux: length (8 bytes), level, type.
    private const int ControlHeader = 16;
    private const int SocketLevel = 1, Rights = 1, NoSignal = 0x4000, CloseOnExec = 0x40000000, Truncated = 8;

    /// <summary>Sends bytes, and descriptors with the first of them; no SIGPIPE.</summary>
    /// <returns>Bytes sent, or minus the error number.</returns>
    public static int Send(int socket, ReadOnlySpan<byte> data, ReadOnlySpan<int> descriptors)
    {
        var control = stackalloc byte[ControlHeader + (descriptors.Length * sizeof(int)) + 8];
        fixed (byte* start = data)
        {
            var segment = new Libc.Segment { Start = start, Length = (nuint)data.Length };
            var message = new Libc.Message { Segments = &segment, SegmentCount = 1 };
            if (descriptors.Length > 0)
            {
                *(nuint*)control = (nuint)(ControlHeader + (descriptors.Length * sizeof(int)));
                *(int*)(control + 8) = SocketLevel;
                *(int*)(control + 12) = Rights;
                descriptors.CopyTo(new Span<int>(control + ControlHeader, descriptors.Length));
                message.Control = control;
                message.ControlLength = (nuint)((ControlHeader + (descriptors.Length * sizeof(int)) + 7) & ~7);
            }

            while (true)
            {
                var count = Libc.sendmsg(socket, &message, NoSignal);
                if (count >= 0)
                    return (int)count;
                var errno = Marshal.GetLastPInvokeError();
                if (errno != Errno.EINTR)
                    return -errno;
            }
        }
    }

    /// <summary>Receives bytes, and the descriptors that came with them, close-on-exec.</summary>
    /// <param name="socket">From where.</param>
    /// <param name="buffer">Where to.</param>
    /// <param name="descriptors">They are added to this.</param>
    /// <returns>Bytes received, 0 at the end, or minus the error number.</returns>
    public static int Receive(int socket, Span<byte> buffer, ICollection<Descriptor> descriptors)
    {
        const int Capacity = ControlHeader + (MostDescriptors * sizeof(int)) + 8;
        var control = stackalloc byte[Capacity];
        fixed (byte* start = buffer)
        {
            var segment = new Libc.Segment { Start = start, Length = (nuint)buffer.Length };
            var message = new Libc.Message { Segments = &segment, SegmentCount = 1, Control = control, ControlLength = Capacity };
            nint count;
            int errno;
            do
            {
                count = Libc.recvmsg(socket, &message, CloseOnExec);
                errno = count < 0 ? Marshal.GetLastPInvokeError() : 0;
            }
            while (errno == Errno.EINTR);
            if (count < 0)
                return -errno;
            if (message.ControlLength >= ControlHeader && *(int*)(control + 8) == SocketLevel && *(int*)(control + 12) == Rights)
            {
                var length = ((int)*(nuint*)control - ControlHeader) / sizeof(int);
                for (var i = 0; i < length; i++)
                    descriptors.Add(new Descriptor(((int*)(control + ControlHeader))[i]));
            }

            return (message.Flags & Truncated) != 0 ? -Errno.EPROTO : (int)count;
        }
    }
}
