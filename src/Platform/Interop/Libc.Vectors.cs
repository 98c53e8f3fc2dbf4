using System.Runtime.InteropServices;

namespace Actors.Platform.Interop;

internal static unsafe partial class Libc
{
    internal const int F_OFD_SETLK = 37;
    internal const short F_RDLCK = 0, F_WRLCK = 1;

    [LibraryImport(Library, SetLastError = true)]
    internal static partial nint writev(int fd, Segment* segments, int count);

    /// <summary>struct iovec.</summary>
    [StructLayout(LayoutKind.Sequential)]
    internal struct Segment
    {
        internal byte* Start;
        internal nuint Length;
    }

    /// <summary>struct flock of 64-bit Linux.</summary>
    [StructLayout(LayoutKind.Sequential)]
    internal struct RecordLock
    {
        internal short Type, Whence;
        internal long Start, Length;
        internal int Process;
    }
}
