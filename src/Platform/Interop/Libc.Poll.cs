using System.Runtime.InteropServices;

namespace Actors.Platform.Interop;

internal static unsafe partial class Libc
{
    [LibraryImport(Library, SetLastError = true)]
    internal static partial int epoll_create1(int flags);

    [LibraryImport(Library, SetLastError = true)]
    internal static partial int epoll_ctl(int epoll, int operation, int fd, uint* entry);

    [LibraryImport(Library, SetLastError = true)]
    internal static partial int epoll_wait(int epoll, uint* events, int capacity, int milliseconds);
}
