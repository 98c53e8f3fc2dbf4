using System.Net;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using Actors.Platform.Interop;

namespace Actors.Platform;

/// <summary>An address and port of the internet, as a sockaddr; for datagrams.</summary>
public readonly unsafe struct InternetAddress
{
    private const ushort Family4 = 2, Family6 = 10;

    private readonly IPAddress _address;
    private readonly ushort _port;

    private InternetAddress(IPAddress address, ushort port)
    {
        _address = address;
        _port = port;
    }

    /// <summary>Reads an address without a port.</summary>
    public static bool TryParse(string text, ushort port, out InternetAddress address)
    {
        var valid = IPAddress.TryParse(text, out var parsed);
        address = valid ? new(parsed!, port) : default;
        return valid;
    }

    /// <summary>A socket that receives the datagrams to an address; non-blocking, close-on-exec.</summary>
    /// <returns>0, or the error number.</returns>
    public static int TryBindDatagrams(InternetAddress address, out Descriptor? socket)
    {
        var six = address._address.AddressFamily == AddressFamily.InterNetworkV6;
        socket = null;
        var fd = Libc.socket(six ? Family6 : Family4, 2 | Libc.SOCK_CLOEXEC | Libc.SOCK_NONBLOCK, 0);
        if (fd < 0)
            return Marshal.GetLastPInvokeError();
        var bound = new Descriptor(fd);
        Libc.InternetAddress native = default;
        native.Family = six ? Family6 : Family4;
        native.Port = BitConverter.IsLittleEndian ? System.Buffers.Binary.BinaryPrimitives.ReverseEndianness(address._port) : address._port;
        address._address.GetAddressBytes().CopyTo(new Span<byte>(six ? native.Address6 : native.Address4, six ? 16 : 4));
        if (Libc.bind(fd, (Libc.UnixAddress*)&native, six ? 28u : 16u) == 0)
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
                var bytes = address.Family == Family6 ? new ReadOnlySpan<byte>(address.Address6, 16) : new ReadOnlySpan<byte>(address.Address4, 4);
                var port = BitConverter.IsLittleEndian ? System.Buffers.Binary.BinaryPrimitives.ReverseEndianness(address.Port) : address.Port;
                sender = $"{new IPAddress(bytes)}_{port}";
            }

            return (int)count;
        }
    }
}
