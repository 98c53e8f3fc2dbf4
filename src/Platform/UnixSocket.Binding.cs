using System.Runtime.InteropServices;
using Actors.Platform.Interop;

namespace Actors.Platform;

public static unsafe partial class UnixSocket
{
    /// <summary>Creates a socket; close-on-exec.</summary>
    /// <param name="datagrams">Of datagrams; else a stream.</param>
    /// <param name="nonBlocking">Non-blocking.</param>
    public static Descriptor Create(bool datagrams, bool nonBlocking)
    {
        var fd = Libc.socket(1, (datagrams ? 2 : 1) | Libc.SOCK_CLOEXEC | (nonBlocking ? Libc.SOCK_NONBLOCK : 0), 0);
        return fd >= 0 ? new Descriptor(fd) : throw PlatformException.Last("create socket");
    }

    /// <summary>Gives a socket a path, where nothing may be.</summary>
    /// <returns>0, or the error number.</returns>
    public static int TryBind(int socket, string path)
    {
        if (path.Length > LongestPath)
            return Errno.ENAMETOOLONG;
        var address = AddressOf(path);
        return Libc.bind(socket, &address, (uint)sizeof(Libc.UnixAddress)) == 0 ? 0 : Marshal.GetLastPInvokeError();
    }

    /// <summary>Gives a socket a path, which is taken from whoever had it; skalibs' ipc_bind_reuse. A lock on <c>PATH.lock</c> keeps two from doing so at once.</summary>
    /// <param name="socket">Which.</param>
    /// <param name="path">Where.</param>
    /// <param name="held">The lock, to be kept while the path is used; null where it failed.</param>
    /// <returns>0, or the error number; <see cref="Errno.EBUSY"/>: another keeps the lock.</returns>
    public static int TryBindReplacing(int socket, string path, out Descriptor? held)
    {
        var errno = Files.TryOpen(path + ".lock", OpenMode.Write | OpenMode.NonBlocking | OpenMode.Create, out held, 0x180);
        if (errno != 0)
            return errno;
        errno = FileLocks.Take(held!.Number, exclusive: true, wait: false);
        if (errno == 0)
        {
            _ = Libc.unlink(path);
            errno = TryBind(socket, path);
        }

        if (errno != 0)
        {
            held.Dispose();
            held = null;
        }

        return errno;
    }

    /// <summary>Accepts connections.</summary>
    /// <returns>0, or the error number.</returns>
    public static int TryListen(int socket, int backlog) => Libc.listen(socket, backlog) == 0 ? 0 : Marshal.GetLastPInvokeError();

    /// <summary>Takes a waiting connection; close-on-exec.</summary>
    /// <param name="listener">From where.</param>
    /// <param name="nonBlocking">Whether the connection is non-blocking.</param>
    /// <param name="connection">The connection.</param>
    /// <param name="peer">The path of the other end; mostly it has none: "".</param>
    /// <returns>0, or the error number (<see cref="Errno.EAGAIN"/>: none waits).</returns>
    public static int TryAccept(int listener, bool nonBlocking, out Descriptor? connection, out string peer)
    {
        Libc.UnixAddress address = default;
        var length = (uint)sizeof(Libc.UnixAddress);
        var fd = Libc.accept4(listener, &address, &length, Libc.SOCK_CLOEXEC | (nonBlocking ? Libc.SOCK_NONBLOCK : 0));
        connection = fd >= 0 ? new Descriptor(fd) : null;
        peer = fd >= 0 ? PathOf(address, length) : "";
        return fd >= 0 ? 0 : Marshal.GetLastPInvokeError();
    }

    /// <summary>Connects a socket.</summary>
    /// <returns>0, or the error number.</returns>
    public static int TryConnect(int socket, string path)
    {
        if (path.Length > LongestPath)
            return Errno.ENAMETOOLONG;
        var address = AddressOf(path);
        return Libc.connect(socket, &address, (uint)sizeof(Libc.UnixAddress)) == 0 ? 0 : Marshal.GetLastPInvokeError();
    }

    /// <summary>A socket's own path; "" where it has none.</summary>
    /// <returns>0, or the error number: it is no such socket.</returns>
    public static int TryGetPath(int socket, out string path)
    {
        Libc.UnixAddress address = default;
        var length = (uint)sizeof(Libc.UnixAddress);
        var failed = Libc.getsockname(socket, &address, &length) < 0;
        path = failed ? "" : PathOf(address, length);
        return failed ? Marshal.GetLastPInvokeError() : 0;
    }

    /// <summary>Ends one direction of a connection.</summary>
    public static void Shutdown(int socket, bool writing) => _ = Libc.shutdown(socket, writing ? 1 : 0);

    private static string PathOf(in Libc.UnixAddress address, uint length)
    {
        fixed (byte* path = address.Path)
            return length > sizeof(ushort) ? ByteString.FromPointer(path) : "";
    }
}
