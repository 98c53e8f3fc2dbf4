using System.Runtime.InteropServices;

namespace Actors.Platform.Interop;

/// <content>Who a single thread is: the kernel's own calls, which glibc's setgroups(3) is not: that changes every thread.</content>
internal static unsafe partial class Libc
{
    internal const int PR_GET_DUMPABLE = 3, PR_SET_DUMPABLE = 4;

    [LibraryImport(Library)]
    internal static partial int setfsuid(uint user);

    [LibraryImport(Library)]
    internal static partial int setfsgid(uint group);

    [LibraryImport(Library, SetLastError = true)]
    internal static partial nint syscall(nint number, nint first, nint second);
}
