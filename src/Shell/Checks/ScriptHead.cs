using Actors.Platform;

namespace Actors.Shell.Checks;

/// <summary>The first line of a file, as execve(2) looks at it.</summary>
/// <param name="Interpreter">What follows <c>#!</c>, up to a blank; null where there is none.</param>
/// <param name="EndsInReturn">Whether the line ends with a carriage return.</param>
/// <param name="StartsWithMark">Whether a UTF-8 byte order mark stands in front.</param>
/// <param name="IsBinary">Whether it is a program rather than text.</param>
internal sealed record ScriptHead(string? Interpreter, bool EndsInReturn, bool StartsWithMark, bool IsBinary)
{
    private const int Limit = 256; // BINPRM_BUF_SIZE

    /// <summary>Reads it; null where the file cannot be read, or is empty.</summary>
    internal static ScriptHead? Read(string path)
    {
        if (Files.TryOpen(path, OpenMode.Read | OpenMode.NonBlocking, out var file) != 0)
            return null;
        using (file)
        {
            var buffer = new byte[Limit];
            var count = Descriptors.Read(file!.Number, buffer);
            return count > 0 ? Of(ByteString.FromBytes(buffer.AsSpan(0, count))) : null;
        }
    }

    /// <summary>Of the first bytes of a file.</summary>
    internal static ScriptHead Of(string start)
    {
        var isBinary = start.StartsWith("\u007fELF", StringComparison.Ordinal) || start.Contains('\0');
        var hasMark = start.StartsWith("\u00ef\u00bb\u00bf", StringComparison.Ordinal);
        if (!start.StartsWith("#!", StringComparison.Ordinal))
            return new(null, false, hasMark, isBinary);
        var line = start[2..].Split('\n')[0];
        return new(line.TrimStart(' ', '\t').Split(' ', '\t')[0], line.EndsWith('\r'), false, isBinary);
    }
}
