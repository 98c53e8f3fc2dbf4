using System.Runtime.InteropServices;
using System.Text;
using Actors.Platform.Interop;

namespace Actors.Platform;

/// <summary>Sockets of the unix domain.</summary>
public static unsafe partial class UnixSocket
{
    /// <summary>The longest path of a socket, in bytes.</summary>
    public const int LongestPath = 107;

    /// <summary>Listens at a path, which is replaced if it is there. Non-blocking, close-on-exec.</summary>
    /// <param name="path">Where.</param>
    /// <param name="mode">Who may connect: the permission bits of the path.</param>
    /// <param name="backlog">How many connections may wait to be accepted.</param>
    public static Descriptor Listen(string path, uint mode, int backlog = 64)
    {
        Files.Remove(path);
        var socket = Create(Libc.SOCK_NONBLOCK);
        var address = AddressOf(path);
        var errno = Libc.bind(socket.Number, &address, (uint)sizeof(Libc.UnixAddress)) < 0 ? Marshal.GetLastPInvokeError() : 0;
        // The creation mask stays as it is: it is every thread's. Until it listens nobody can connect.
        if (errno == 0 && (Libc.chmod(path, mode) < 0 || Libc.listen(socket.Number, backlog) < 0))
            errno = Marshal.GetLastPInvokeError();
        if (errno == 0)
            return socket;
        socket.Dispose();
        throw new PlatformException($"listen at {path}", errno);
    }

    /// <summary>Takes a waiting connection. Non-blocking, close-on-exec.</summary>
    /// <returns>0, or the error number (<see cref="Errno.EAGAIN"/>: none waits).</returns>
    public static int TryAccept(Descriptor listener, out Descriptor? connection)
    {
        var fd = Libc.accept4(listener.Number, null, null, Libc.SOCK_NONBLOCK | Libc.SOCK_CLOEXEC);
        connection = fd >= 0 ? new Descriptor(fd) : null;
        return fd >= 0 ? 0 : Marshal.GetLastPInvokeError();
    }

    /// <summary>Whether accept(2), at a socket of whatever family, said nothing that it would only say again at once.</summary>
    public static bool IsPassing(int errno) => errno is 0 or Errno.EAGAIN or Errno.EINTR or Errno.ECONNABORTED;

    /// <summary>Connects. Blocking, close-on-exec.</summary>
    /// <returns>0, or the error number (<see cref="Errno.ENOENT"/>, <see cref="Errno.ECONNREFUSED"/>: nobody listens).</returns>
    public static int TryConnect(string path, out Descriptor? connection)
    {
        connection = null;
        var socket = Create(0);
        var address = AddressOf(path);
        if (Libc.connect(socket.Number, &address, (uint)sizeof(Libc.UnixAddress)) == 0)
        {
            connection = socket;
            return 0;
        }

        var errno = Marshal.GetLastPInvokeError();
        socket.Dispose();
        return errno;
    }

    /// <summary>Two that are connected to each other. Non-blocking, close-on-exec.</summary>
    public static (Descriptor One, Descriptor Other) Pair()
    {
        var ends = stackalloc int[2];
        return Libc.socketpair(1, 1 | Libc.SOCK_CLOEXEC | Libc.SOCK_NONBLOCK, 0, ends) == 0
            ? (new Descriptor(ends[0]), new Descriptor(ends[1]))
            : throw PlatformException.Last("create a pair of sockets");
    }

    /// <summary>Who is at the other end, as the kernel saw it when the connection was made; SO_PEERCRED.</summary>
    public static (int Pid, uint User, uint Group) PeerOf(Descriptor connection)
    {
        var credentials = stackalloc uint[3];
        var length = 12u;
        if (Libc.getsockopt(connection.Number, 1, 17, credentials, &length) < 0)
            throw PlatformException.Last("get the peer's credentials");
        return ((int)credentials[0], credentials[1], credentials[2]);
    }

    private static Descriptor Create(int flags)
    {
        var fd = Libc.socket(1, 1 | Libc.SOCK_CLOEXEC | flags, 0);
        return fd >= 0 ? new Descriptor(fd) : throw PlatformException.Last("create a socket");
    }

    private static Libc.UnixAddress AddressOf(string path)
    {
        if (path.Length > LongestPath)
            throw new PlatformException($"use {path} as a socket", Errno.ENAMETOOLONG);
        var address = new Libc.UnixAddress { Family = 1 };
        Encoding.Latin1.GetBytes(path, new Span<byte>(address.Path, LongestPath));
        return address;
    }
}
