using System.Runtime.InteropServices;

namespace Actors.Platform.Interop;

internal static unsafe partial class Libc
{
    [LibraryImport(Library, SetLastError = true)]
    internal static partial int epoll_create1(int flags);

    [LibraryImport(Library, SetLastError = true)]
    internal static partial int epoll_ctl(int epoll, int operation, int fd, EpollEvent* entry);

    [LibraryImport(Library, SetLastError = true)]
    internal static partial int epoll_wait(int epoll, EpollEvent* events, int capacity, int milliseconds);

    /// <summary>struct epoll_event of x86-64, where it is packed (elsewhere it is not).</summary>
    [StructLayout(LayoutKind.Sequential, Pack = 4)]
    internal struct EpollEvent
    {
        internal uint Events;
        internal ulong Key;
    }
}
