using Actors.Execline;
using Actors.Platform;

namespace Actors.Tools.Portable;

/// <summary>A file that a filter reads.</summary>
internal static class InputFile
{
    /// <summary>Opens a file; null for <c>-</c>, which is standard input.</summary>
    public static Descriptor? Open(ChainContext context, string file)
    {
        if (file == "-")
            return null;
        var errno = Files.TryOpen(file, OpenMode.Read, out var descriptor);
        return errno == 0 ? descriptor : throw context.Failed($"open {file} for reading", errno);
    }
}
