using Actors.Execline;
using Actors.Platform;

namespace Actors.Tools.Portable;

/// <summary><c>s6-tail</c>: prints the last lines, or (-c) bytes, of a file; with a <c>+</c>, all from one on.</summary>
internal static class S6Tail
{
    private const string Usage = "s6-tail [ -c chars | -n lines | -1..9 ] [ file ]";

    public static ChainStep Run(ChainContext context)
    {
        uint? count = null;
        var (lines, fromStart) = (true, false);
        var options = new ShortOptions(context.Arguments, "123456789n:c:");
        for (char option; (option = options.Next()) != ShortOptions.End;)
        {
            switch (option)
            {
                case >= '1' and <= '9' when count is null:
                    count = (uint)(option - '0');
                    break;
                case 'n' or 'c' when count is null && Numbers.TryParse(options.Value is ['-' or '+', .. var digits] ? digits : options.Value, out uint number):
                    (count, lines, fromStart) = (number, option == 'n', options.Value[0] == '+');
                    break;
                default:
                    throw context.Usage(Usage);
            }
        }

        var name = options.Operands.Count > 0 ? options.Operands[0] : "stdin";
        using var file = options.Operands.Count > 0 ? InputFile.Open(context, name) : null;
        var fd = file?.Number ?? 0;
        try
        {
            var output = new OutputBuffer(context);
            if (fromStart)
                PrintFrom(fd, count ?? 10, lines, output);
            else if (lines)
                PrintLastLines(fd, count ?? 10, output);
            else
                PrintLastBytes(fd, count ?? 10, output);
            output.Flush();
        }
        catch (PlatformException exception)
        {
            throw context.Failed($"tail {name}", exception.Errno);
        }

        return ChainStep.Exit(0);
    }

    private static void PrintFrom(int fd, uint first, bool lines, OutputBuffer output)
    {
        var skip = first > 0 ? first - 1 : 0;
        foreach (var block in Blocks(fd))
        {
            var start = 0;
            for (; skip > 0 && start < block.Length; start++)
            {
                if (!lines || block[start] == '\n')
                    skip--;
            }

            output.Write(block[start..]);
        }
    }

    private static void PrintLastLines(int fd, uint count, OutputBuffer output)
    {
        var last = new Queue<string>();
        var reader = new LineReader(fd);
        while (reader.TryRead(out var line, out var ended))
        {
            if (!ended)
                break; // What has no end is no line, for s6-tail.
            last.Enqueue(line);
            if (last.Count > count)
                last.Dequeue();
        }

        foreach (var line in last)
            output.Write(line + "\n");
    }

    private static void PrintLastBytes(int fd, uint count, OutputBuffer output)
    {
        var last = "";
        foreach (var block in Blocks(fd))
        {
            last += block;
            if (last.Length > count)
                last = last[^(int)count..];
        }

        output.Write(last);
    }

    private static IEnumerable<string> Blocks(int fd)
    {
        var buffer = new byte[8192];
        for (int read; (read = Descriptors.Read(fd, buffer)) != 0;)
            yield return read > 0 ? ByteString.FromBytes(buffer.AsSpan(0, read)) : throw new PlatformException("read", -read);
    }
}
