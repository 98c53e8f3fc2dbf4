using System.Globalization;
using Actors.Platform.Interop;

namespace Actors.Platform;

/// <summary>
/// The pages of this process's own program file. They are the page cache's, mapped as they are used, many at a time; and counted as this process's for as long
/// as they stay mapped. Given back, they come from the page cache again, when they are used.
/// </summary>
public sealed unsafe class ProgramMemory
{
    private const int WillNeed = 3, DontNeed = 4, PageOut = 21; // MADV_*

    private readonly List<Range> _read = [];
    private readonly List<Range> _written = [];

    /// <summary>Finds where the program is mapped. Nowhere, without /proc.</summary>
    public ProgramMemory()
    {
        if (Files.RealPath("/proc/self/exe") is not { } program || Files.ReadTextIfThere("/proc/self/smaps") is not { } maps)
            return;
        Range? mapping = null;
        var isWritable = false;
        foreach (var line in maps.Split('\n'))
        {
            // A mapping, then what is known of it:
            //   55d0c8a00000-55d0c8c70000 r-xp 00000000 00:28 5391531    /command/actors
            //   Anonymous:             0 kB
            if (line.Length > 0 && char.IsAsciiHexDigitLower(line[0]))
            {
                mapping = line.EndsWith(program, StringComparison.Ordinal) ? Range.Parse(line) : null;
                isWritable = line.Split(' ') is [_, ['r', 'w', ..], ..];
            }
            else if (mapping is { } written && isWritable)
            {
                _written.Add(written);
                mapping = null;
            }
            else if (mapping is { } read && line.StartsWith("Anonymous:", StringComparison.Ordinal) && line.EndsWith(" 0 kB", StringComparison.Ordinal))
            {
                // Without a page of its own. (What is not writable now may have been: relocated data is made read-only only then, and would be lost.)
                _read.Add(read);
            }
        }
    }

    /// <summary>
    /// Gives back the pages of the program's data that nobody wrote to, unless another process has them mapped too (madvise(2), MADV_PAGEOUT: other threads may write
    /// meanwhile, and nothing is lost). The kernel drops them from the page cache as well, so it is asked to read them again for whoever starts the program next: not for
    /// every day. Does nothing on a kernel before 5.4, or for a user that may not write the file.
    /// </summary>
    public void ReleaseData()
    {
        Advise(_written, PageOut);
        Advise(_written, WillNeed);
    }

    /// <summary>Gives back the program's code and constants (MADV_DONTNEED). They stay in the page cache.</summary>
    public void ReleaseCode() => Advise(_read, DontNeed);

    private static void Advise(List<Range> ranges, int advice)
    {
        foreach (var range in ranges)
            _ = Libc.madvise((void*)range.From, range.To - range.From, advice);
    }

    private readonly record struct Range(nuint From, nuint To)
    {
        internal static Range? Parse(string mapping) =>
            mapping.Split(' ')[0].Split('-') is [var first, var last]
            && nuint.TryParse(first, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var from)
            && nuint.TryParse(last, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var to)
                ? new(from, to)
                : null;
    }
}
