using System.Globalization;
using Actors.Platform.Interop;

namespace Actors.Platform;

/// <summary>The pages of this process's own program file.</summary>
public static unsafe class ProgramMemory
{
    private const int DontNeed = 4; // MADV_DONTNEED

    /// <summary>
    /// Unmaps every page of the program file that was only read (madvise(2), MADV_DONTNEED): they are no longer counted as this process's, and come back
    /// from the page cache, one by one, when they are used. Does nothing where /proc is not there.
    /// </summary>
    public static void Unmap()
    {
        if (Files.RealPath("/proc/self/exe") is not { } program || Files.ReadTextIfThere("/proc/self/maps") is not { } maps)
            return;
        foreach (var line in maps.Split('\n'))
        {
            // 55d0c8a00000-55d0c8c70000 r-xp 00000000 00:28 5391531    /command/actors
            if (!line.EndsWith(program, StringComparison.Ordinal) || line.Split(' ') is not [var range, ['r', '-', ..], ..])
                continue;
            var ends = range.Split('-');
            if (ends.Length == 2 && TryAddress(ends[0], out var from) && TryAddress(ends[1], out var to))
                _ = Libc.madvise((void*)from, to - from, DontNeed);
        }
    }

    private static bool TryAddress(string text, out nuint address) => nuint.TryParse(text, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out address);
}
