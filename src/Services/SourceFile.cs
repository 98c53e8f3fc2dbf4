using Actors.Platform;

namespace Actors.Services;

/// <summary>
/// Reads files that anybody may have written: never waits (for a FIFO's writer), never reads without end (a link to /dev/zero).
/// </summary>
internal static class SourceFile
{
    /// <summary>What a list of names or a script may hold, in bytes.</summary>
    public const int LargestText = 16 << 20;

    private const int FileTooLarge = 27; // EFBIG

    /// <summary>The first bytes of a file.</summary>
    /// <param name="path">Which.</param>
    /// <param name="limit">How many.</param>
    /// <param name="content">Them, as a byte string.</param>
    /// <returns>0, or the error number.</returns>
    public static int TryReadStart(string path, int limit, out string content)
    {
        content = "";
        var errno = Files.TryOpen(path, OpenMode.Read | OpenMode.NonBlocking, out var descriptor);
        if (errno != 0)
            return errno;
        using (descriptor)
            return TryReadStart(descriptor!, limit, out content);
    }

    /// <summary>The first bytes of an open file.</summary>
    public static int TryReadStart(Descriptor descriptor, int limit, out string content)
    {
        content = "";
        var buffer = new byte[Math.Min(limit, 1024)];
        var length = 0;
        while (length < limit)
        {
            if (length == buffer.Length)
                Array.Resize(ref buffer, Math.Min(limit, length * 4));
            var count = Descriptors.Read(descriptor.Number, buffer.AsSpan(length));
            if (count < 0)
                return -count;
            if (count == 0)
                break;
            length += count;
        }

        content = ByteString.FromBytes(buffer.AsSpan(0, length));
        return 0;
    }

    /// <summary>Everything in an open file of at most <see cref="LargestText"/> bytes.</summary>
    /// <returns>0, or the error number.</returns>
    public static int TryReadText(Descriptor descriptor, out string content)
    {
        var errno = TryReadStart(descriptor, LargestText + 1, out content);
        return errno == 0 && content.Length > LargestText ? FileTooLarge : errno;
    }

    /// <summary>What C sees of a string: all before the first NUL.</summary>
    public static string UpToNul(string text)
    {
        var nul = text.IndexOf('\0');
        return nul < 0 ? text : text[..nul];
    }
}
