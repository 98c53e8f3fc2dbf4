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
        if (Files.RealPath("/proc/self/exe") is not { } program || Files.ReadTextIfThere("/proc/self/smaps") is not { } maps)
            return;
        var ranges = new List<nuint>();
        var (from, to) = ((nuint)0, (nuint)0);
        foreach (var line in maps.Split('\n'))
        {
            // A mapping, then what is known of it:
            //   55d0c8a00000-55d0c8c70000 r-xp 00000000 00:28 5391531    /command/actors
            //   Anonymous:             0 kB
            if (line.Length > 0 && char.IsAsciiHexDigitLower(line[0]))
                (from, to) = line.EndsWith(program, StringComparison.Ordinal) && IsOnlyRead(line) ? Range(line) : (0, 0);
            else if (from != 0 && line.StartsWith("Anonymous:", StringComparison.Ordinal) && line.EndsWith(" 0 kB", StringComparison.Ordinal))
                ranges.AddRange([from, to]);
        }

        // Last of all: what is executed after it comes back, with what is beside it.
        for (var i = 0; i < ranges.Count; i += 2)
            _ = Libc.madvise((void*)ranges[i], ranges[i + 1] - ranges[i], DontNeed);
    }

    /// <summary>Not writable now. (It may have been: relocated data is made read-only only then. Its pages are anonymous, and would be lost.)</summary>
    private static bool IsOnlyRead(string mapping) => mapping.Split(' ') is [_, ['r', '-', ..], ..];

    private static (nuint From, nuint To) Range(string mapping) =>
        mapping.Split(' ')[0].Split('-') is [var first, var last]
        && nuint.TryParse(first, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var from)
        && nuint.TryParse(last, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var to)
            ? (from, to)
            : (0, 0);
}
