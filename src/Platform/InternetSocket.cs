using System.Runtime.InteropServices;
using Actors.Platform.Interop;

namespace Actors.Platform;

/// <summary>Connections of the internet that never block.</summary>
public static unsafe class InternetSocket
{
    private const int Stream = 1, SocketLevel = 1, SocketError = 4;

    /// <summary>Begins to connect; the socket can be written when that has ended, and <see cref="ErrorOf"/> says how.</summary>
    /// <returns>0, or the error number.</returns>
    public static int TryConnect(InternetAddress address, out Descriptor? socket)
    {
        var native = address.Native;
        socket = null;
        var fd = Libc.socket(native.Family, Stream | Libc.SOCK_CLOEXEC | Libc.SOCK_NONBLOCK, 0);
        if (fd < 0)
            return Marshal.GetLastPInvokeError();
        var connecting = new Descriptor(fd);
        var errno = Libc.connect(fd, (Libc.UnixAddress*)&native, address.Length) == 0 ? 0 : Marshal.GetLastPInvokeError();
        if (errno is 0 or Errno.EINPROGRESS)
        {
            socket = connecting;
            return 0;
        }

        connecting.Dispose();
        return errno;
    }

    /// <summary>How connecting has ended: 0, or the error number. Asked once, it is forgotten.</summary>
    public static int ErrorOf(int socket)
    {
        int error;
        var length = (uint)sizeof(int);
        return Libc.getsockopt(socket, SocketLevel, SocketError, &error, &length) == 0 ? error : Marshal.GetLastPInvokeError();
    }
}
