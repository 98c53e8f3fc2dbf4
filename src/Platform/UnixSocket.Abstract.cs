using System.Runtime.InteropServices;
using System.Text;
using Actors.Platform.Interop;

namespace Actors.Platform;

/// <content>Names that are no paths; unix(7), abstract sockets. They are written with a <c>@</c> in front.</content>
public static unsafe partial class UnixSocket
{
    /// <summary>Gives a socket an abstract name that is its own.</summary>
    /// <param name="socket">Which.</param>
    /// <param name="name">The name, with its <c>@</c>.</param>
    /// <returns>0, or the error number.</returns>
    public static int TryBindAutomatically(int socket, out string name)
    {
        name = "";
        var address = new Libc.UnixAddress { Family = 1 };
        if (Libc.bind(socket, &address, sizeof(ushort)) < 0)
            return Marshal.GetLastPInvokeError();
        name = NameOf(socket);
        return 0;
    }

    /// <summary>The name that <see cref="TryBindAutomatically"/> has given to a socket; empty where it has none.</summary>
    public static string NameOf(int socket)
    {
        var address = new Libc.UnixAddress { Family = 1 };
        var length = (uint)sizeof(Libc.UnixAddress);
        return Libc.getsockname(socket, &address, &length) == 0 && length > sizeof(ushort) + 1
            ? "@" + Encoding.Latin1.GetString(address.Path + 1, (int)length - sizeof(ushort) - 1)
            : "";
    }

    /// <summary>Connects a socket to a path, or to an abstract name where it begins with <c>@</c>; as sd_notify(3) has it.</summary>
    /// <returns>0, or the error number.</returns>
    public static int TryConnectByName(int socket, string name)
    {
        if (name is not ['@', ..])
            return TryConnect(socket, name);
        if (name.Length > LongestPath)
            return Errno.ENAMETOOLONG;
        var address = AddressOf("\0" + name[1..]);
        return Libc.connect(socket, &address, (uint)(sizeof(ushort) + name.Length)) == 0 ? 0 : Marshal.GetLastPInvokeError();
    }
}
