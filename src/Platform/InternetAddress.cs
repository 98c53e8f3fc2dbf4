using System.Buffers.Binary;
using System.Runtime.InteropServices;
using Actors.Platform.Interop;

namespace Actors.Platform;

/// <summary>An address and port of the internet, as a sockaddr.</summary>
public readonly unsafe partial struct InternetAddress
{
    private const ushort Family4 = 2, Family6 = 10;

    private const int LongestText = 46;

    private readonly Libc.InternetAddress _address;

    private InternetAddress(Libc.InternetAddress address) => _address = address;

    /// <summary>The sockaddr.</summary>
    internal Libc.InternetAddress Native => _address;

    /// <summary>How much of <see cref="Native"/> counts.</summary>
    internal uint Length => _address.Family == Family6 ? 28u : 16u;

    /// <summary>Reads an address without a port: four decimal numbers, or IPv6 in any of its forms (inet_pton(3)).</summary>
    public static bool TryParse(string text, ushort port, out InternetAddress address)
    {
        Libc.InternetAddress native = default;
        native.Port = NetworkOrder(port);
        native.Family = Family4;
        if (Libc.inet_pton(Family4, text, native.Address4) != 1)
        {
            native.Family = Family6;
            if (Libc.inet_pton(Family6, text, native.Address6) != 1)
            {
                address = default;
                return false;
            }
        }

        address = new(native);
        return true;
    }

    /// <summary>A socket that receives the datagrams to an address; non-blocking, close-on-exec.</summary>
    /// <returns>0, or the error number.</returns>
    public static int TryBindDatagrams(InternetAddress address, out Descriptor? socket)
    {
        var native = address._address;
        socket = null;
        var fd = Libc.socket(native.Family, 2 | Libc.SOCK_CLOEXEC | Libc.SOCK_NONBLOCK, 0);
        if (fd < 0)
            return Marshal.GetLastPInvokeError();
        var bound = new Descriptor(fd);
        if (Libc.bind(fd, (Libc.UnixAddress*)&native, native.Family == Family6 ? 28u : 16u) == 0)
        {
            socket = bound;
            return 0;
        }

        var errno = Marshal.GetLastPInvokeError();
        bound.Dispose();
        return errno;
    }

    /// <summary>Receives a datagram, from whatever kind of socket.</summary>
    /// <param name="socket">From where.</param>
    /// <param name="buffer">Where to; what is longer is cut.</param>
    /// <param name="nameSender">Whether the sender is asked for: of the internet.</param>
    /// <param name="sender">Its address and port, with a '_' between.</param>
    /// <returns>Bytes, or minus the error number.</returns>
    public static int Receive(int socket, Span<byte> buffer, bool nameSender, out string sender)
    {
        Libc.InternetAddress address = default;
        var length = (uint)sizeof(Libc.InternetAddress);
        sender = "";
        fixed (byte* pointer = buffer)
        {
            var count = Libc.recvfrom(socket, pointer, (nuint)buffer.Length, 0, nameSender ? &address : null, nameSender ? &length : null);
            if (count < 0)
                return -Marshal.GetLastPInvokeError();
            if (nameSender)
            {
                sender = $"{Text(address)}_{NetworkOrder(address.Port)}";
            }

            return (int)count;
        }
    }

    private static string Text(Libc.InternetAddress address)
    {
        var text = stackalloc byte[LongestText];
        _ = Libc.inet_ntop(address.Family, address.Family == Family6 ? address.Address6 : address.Address4, text, LongestText);
        return ByteString.FromBytes(MemoryMarshal.CreateReadOnlySpanFromNullTerminated(text));
    }

    private static ushort NetworkOrder(ushort port) => BitConverter.IsLittleEndian ? BinaryPrimitives.ReverseEndianness(port) : port;
}
