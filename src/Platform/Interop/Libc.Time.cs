using System.Runtime.InteropServices;

namespace Actors.Platform.Interop;

internal static unsafe partial class Libc
{
    [LibraryImport(Library)]
    internal static partial BrokenDownTime* localtime_r(long* seconds, BrokenDownTime* result);

    /// <summary>struct tm of 64-bit glibc.</summary>
    [StructLayout(LayoutKind.Sequential)]
    internal struct BrokenDownTime
    {
        internal int Second, Minute, Hour, Day, Month, Year, WeekDay, YearDay, IsDaylightSaving;
        internal long Offset;
        internal byte* Zone;
    }
}
