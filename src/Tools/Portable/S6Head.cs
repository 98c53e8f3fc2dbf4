using Actors.Execline;
using Actors.Platform;

namespace Actors.Tools.Portable;

/// <summary><c>s6-head</c>: prints the first lines, or (-c) bytes, of files; -S reads not a byte more of standard input than it prints.</summary>
internal static class S6Head
{
    private const string Usage = "s6-head [ -S ] [ -1..9 | -n lines | -c chars ] [ file... ]";

    public static ChainStep Run(ChainContext context)
    {
        uint? count = null;
        var (lines, exact) = (true, false);
        var options = new ShortOptions(context.Arguments, "S123456789n:c:");
        for (char option; (option = options.Next()) != ShortOptions.End;)
        {
            switch (option)
            {
                case 'S': exact = true; break;
                case >= '1' and <= '9' when count is null: count = (uint)(option - '0'); break;
                case 'n' or 'c' when count is null && Numbers.TryParse(options.Value, out uint number): (count, lines) = (number, option == 'n'); break;
                default: throw context.Usage(Usage);
            }
        }

        var files = options.Operands;
        if (files.Count == 0)
            Head(context, 0, "stdin", count ?? 10, lines, exact);
        for (var i = 0; i < files.Count; i++)
        {
            if (files.Count > 1)
                OutputBuffer.Print(context, $"{(i > 0 ? "\n" : "")}==> {files[i]} <==\n");
            using var file = InputFile.Open(context, files[i]);
            Head(context, file?.Number ?? 0, files[i], count ?? 10, lines, exact: false);
        }

        return ChainStep.Exit(0);
    }

    private static void Head(ChainContext context, int fd, string name, uint count, bool lines, bool exact)
    {
        var output = new OutputBuffer(context);
        var buffer = new byte[exact && lines ? 1 : 4096];
        for (var left = count; left > 0;)
        {
            var read = Descriptors.Read(fd, lines ? buffer : buffer.AsSpan(0, (int)Math.Min(left, (uint)buffer.Length)));
            if (read < 0)
                throw context.Failed($"head {name}", -read);
            if (read == 0)
                break;
            var taken = lines ? TakeLines(buffer.AsSpan(0, read), ref left) : read;
            if (!lines)
                left -= (uint)read;
            output.Write(ByteString.FromBytes(buffer.AsSpan(0, taken)));
        }

        output.Flush();
    }

    /// <summary>How many of the bytes belong to the lines that are left to print.</summary>
    private static int TakeLines(ReadOnlySpan<byte> bytes, ref uint left)
    {
        for (var i = 0; i < bytes.Length; i++)
        {
            if (bytes[i] == '\n' && --left == 0)
                return i + 1;
        }

        return bytes.Length;
    }
}
