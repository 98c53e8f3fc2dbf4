using System.Runtime.InteropServices;
using Actors.Platform.Interop;

namespace Actors.Platform;

/// <content>TCP.</content>
public readonly unsafe partial struct InternetAddress
{
    private const int SocketLevel = 1, ReuseAddress = 2, KeepAlive = 9, TcpLevel = 6, NoDelay = 1, KeepIdle = 4, KeepInterval = 5, KeepCount = 6;

    /// <summary>Listens at an address; non-blocking, close-on-exec.</summary>
    /// <returns>0, or the error number.</returns>
    public static int TryListen(InternetAddress address, int backlog, out Descriptor? listener)
    {
        var errno = TryCreate(address, Libc.SOCK_NONBLOCK, out listener);
        if (errno != 0)
            return errno;
        var native = address._address;
        var on = 1;
        var fd = listener!.Number;
        if (Libc.setsockopt(fd, SocketLevel, ReuseAddress, &on, sizeof(int)) == 0
            && Libc.bind(fd, (Libc.UnixAddress*)&native, LengthOf(native)) == 0
            && Libc.listen(fd, backlog) == 0)
            return 0;
        errno = Marshal.GetLastPInvokeError();
        listener.Dispose();
        listener = null;
        return errno;
    }

    /// <summary>Takes a waiting connection; non-blocking, close-on-exec.</summary>
    /// <param name="listener">From where.</param>
    /// <param name="connection">The connection.</param>
    /// <param name="peer">Address and port of the other end.</param>
    /// <returns>0, or the error number (<see cref="Errno.EAGAIN"/>: none waits).</returns>
    public static int TryAccept(Descriptor listener, out Descriptor? connection, out string peer)
    {
        Libc.InternetAddress address = default;
        var length = (uint)sizeof(Libc.InternetAddress);
        var fd = Libc.accept4(listener.Number, &address, &length, Libc.SOCK_NONBLOCK | Libc.SOCK_CLOEXEC);
        connection = fd >= 0 ? new Descriptor(fd) : null;
        peer = fd >= 0 ? Describe(address) : "";
        if (fd < 0)
            return Marshal.GetLastPInvokeError();
        Prepare(fd);
        return 0;
    }

    /// <summary>Connects; blocking, close-on-exec.</summary>
    /// <returns>0, or the error number.</returns>
    public static int TryConnect(InternetAddress address, out Descriptor? connection)
    {
        var errno = TryCreate(address, 0, out connection);
        if (errno != 0)
            return errno;
        var native = address._address;
        if (Libc.connect(connection!.Number, (Libc.UnixAddress*)&native, LengthOf(native)) == 0)
        {
            Prepare(connection.Number);
            return 0;
        }

        errno = Marshal.GetLastPInvokeError();
        connection.Dispose();
        connection = null;
        return errno;
    }

    /// <summary>The port that a socket is bound to.</summary>
    public static ushort PortOf(Descriptor socket)
    {
        Libc.InternetAddress address = default;
        var length = (uint)sizeof(Libc.InternetAddress);
        return Libc.getsockname(socket.Number, (Libc.UnixAddress*)&address, &length) == 0
            ? NetworkOrder(address.Port)
            : throw PlatformException.Last("get the socket's address");
    }

    private static int TryCreate(InternetAddress address, int flags, out Descriptor? socket)
    {
        var fd = Libc.socket(address._address.Family, 1 | Libc.SOCK_CLOEXEC | flags, 0);
        socket = fd >= 0 ? new Descriptor(fd) : null;
        return fd >= 0 ? 0 : Marshal.GetLastPInvokeError();
    }

    /// <summary>What is written is sent at once; where the other end has said nothing for a minute, the kernel asks it, and after another minute it has gone (tcp(7)).</summary>
    private static void Prepare(int fd)
    {
        Set(TcpLevel, NoDelay, 1);
        Set(SocketLevel, KeepAlive, 1);
        Set(TcpLevel, KeepIdle, 60);
        Set(TcpLevel, KeepInterval, 15);
        Set(TcpLevel, KeepCount, 4);

        void Set(int level, int option, int value) => _ = Libc.setsockopt(fd, level, option, &value, sizeof(int));
    }

    private static uint LengthOf(in Libc.InternetAddress address) => address.Family == Family6 ? 28u : 16u;

    private static string Describe(in Libc.InternetAddress address) =>
        address.Family == Family6 ? $"[{Text(address)}]:{NetworkOrder(address.Port)}" : $"{Text(address)}:{NetworkOrder(address.Port)}";
}
