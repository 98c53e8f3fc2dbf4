using Actors.Platform;

namespace Actors.Execline.Builtins;

/// <summary>
/// <c>forbacktickx [ -p | -P maxpar ] [ -o okcode,okcode,... | -x breakcode,breakcode,... ] [ -E | -e ] [ -N | -n ] [ -C | -c ] [ -0 | -d delim ] var { backtickcmd... } command...</c>:
/// a pipeline into forstdin, whose rounds have the outer standard input.
/// </summary>
internal static class ForBacktickX
{
    private const string UsageText =
        "forbacktickx [ -p | -P maxpar | -o okcode,okcode,... | -x breakcode,breakcode,... ] [ -E | -e ] [ -N | -n ] [ -C | -c ] [ -0 | -d delim ] var { backtickcmd... } command...";

    public static ChainStep Run(ChainContext context)
    {
        var options = new ShortOptions(context.Arguments, "pP:NnCc0d:o:x:Ee");
        var loop = new LoopOptions();
        for (char letter; (letter = options.Next()) != ShortOptions.End;)
        {
            if (!loop.TryTakeReading(letter, options.Value))
                throw context.Usage(UsageText);
        }

        var operands = options.Operands;
        if (operands.Count < 2 || operands[0].Length == 0)
            throw context.Usage(UsageText);
        if (operands[1].Length == 0)
            throw context.Fatal(100, "empty block");
        var end = Array.IndexOf(operands.Array!, "", operands.Offset + 1, operands.Count - 1) - operands.Offset;
        if (end < 0)
            throw context.Fatal(100, "unterminated block");
        string[] line =
        [
            "pipeline", "--", .. operands[1..end], "",
            "unexport", "!",
            "forstdin", .. Spelled(loop), "--", operands[0],
            .. Restoring(context),
            .. operands[(end + 1)..],
        ];
        return ChainStep.Continue(line, Pipeline.Run, "pipeline");
    }

    /// <summary>The options, as forstdin takes them.</summary>
    private static List<string> Spelled(LoopOptions loop)
    {
        List<string> words = [loop.Import ? "-E" : "-e"];
        if (loop.AtOnce is 0 or uint.MaxValue)
            words.Add("-p");
        else if (loop.AtOnce > 1)
            words.AddRange(["-P", ChainContext.Decimal(loop.AtOnce)]);
        words.Add(loop.Chomp ? "-n" : "-N");
        if (loop.Crunch)
            words.Add("-C");
        if (loop.Delimiters == "\0")
            words.Add("-0");
        else if (loop.Delimiters != "\n")
            words.AddRange(["-d", loop.Delimiters]);
        if (loop.CodesText is { } codes)
            words.AddRange([loop.IsListOfGood ? "-o" : "-x", codes]);
        return words;
    }

    /// <summary>The words that give a round the standard input that there was before the pipeline.</summary>
    private static string[] Restoring(ChainContext context)
    {
        var errno = Descriptors.TryDuplicate(0, 0, out var copy);
        if (errno == Errno.EBADF)
            return ["fdclose", "0"];
        if (errno != 0)
            throw context.Unable(111, "dup stdin", errno);
        var number = copy!.Release();
        Descriptors.SetCloseOnExec(number, false);
        return ["fdmove", "0", ChainContext.Decimal(number)];
    }
}
