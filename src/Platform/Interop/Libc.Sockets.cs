using System.Runtime.InteropServices;

namespace Actors.Platform.Interop;

internal static unsafe partial class Libc
{
    internal const int SOCK_NONBLOCK = 0x800, SOCK_CLOEXEC = 0x80000;

    [LibraryImport(Library, SetLastError = true)]
    internal static partial int socket(int domain, int type, int protocol);

    [LibraryImport(Library, SetLastError = true)]
    internal static partial int socketpair(int domain, int type, int protocol, int* ends);

    [LibraryImport(Library, SetLastError = true)]
    internal static partial int bind(int fd, UnixAddress* address, uint length);

    [LibraryImport(Library, SetLastError = true)]
    internal static partial int listen(int fd, int backlog);

    [LibraryImport(Library, SetLastError = true)]
    internal static partial int accept4(int fd, void* address, uint* length, int flags);

    [LibraryImport(Library, SetLastError = true)]
    internal static partial int connect(int fd, UnixAddress* address, uint length);

    [LibraryImport(Library, SetLastError = true)]
    internal static partial int getsockopt(int fd, int level, int name, void* value, uint* length);

    [LibraryImport(Library, SetLastError = true)]
    internal static partial int setsockopt(int fd, int level, int name, void* value, uint length);

    [LibraryImport(Library, SetLastError = true)]
    internal static partial nint getrandom(byte* buffer, nuint size, uint flags);

    [LibraryImport(Library, SetLastError = true)]
    internal static partial int getsockname(int fd, UnixAddress* address, uint* length);

    [LibraryImport(Library, SetLastError = true)]
    internal static partial int shutdown(int fd, int how);

    [LibraryImport(Library, SetLastError = true)]
    internal static partial nint sendmsg(int fd, Message* message, int flags);

    [LibraryImport(Library, SetLastError = true)]
    internal static partial nint recvmsg(int fd, Message* message, int flags);

    [LibraryImport(Library, SetLastError = true)]
    internal static partial nint recvfrom(int fd, byte* buffer, nuint size, int flags, InternetAddress* address, uint* length);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Custom, StringMarshallingCustomType = typeof(ByteStringMarshaller))]
    internal static partial int inet_pton(int family, string text, byte* address);

    [LibraryImport(Library)]
    internal static partial byte* inet_ntop(int family, byte* address, byte* text, uint size);

    /// <summary>struct sockaddr_in and struct sockaddr_in6 in one.</summary>
    [StructLayout(LayoutKind.Explicit, Size = 28)]
    internal struct InternetAddress
    {
        [FieldOffset(0)]
        internal ushort Family;
        [FieldOffset(2)]
        internal ushort Port;
        [FieldOffset(4)]
        internal fixed byte Address4[4];
        [FieldOffset(8)]
        internal fixed byte Address6[16];
    }

    /// <summary>struct msghdr of 64-bit glibc.</summary>
    [StructLayout(LayoutKind.Sequential)]
    internal struct Message
    {
        internal void* Name;
        internal uint NameLength;
        internal Segment* Segments;
        internal nuint SegmentCount;
        internal void* Control;
        internal nuint ControlLength;
        internal int Flags;
    }

    [StructLayout(LayoutKind.Sequential)]
    internal struct UnixAddress
    {
        internal ushort Family;
        internal fixed byte Path[108];
    }
}
