using Actors.Platform;

namespace Actors.Execline.Builtins;

/// <summary><c>backtick [ -i | -I | -x | -D default ] [ -N | -n ] [ -E | -e ] var { prog... } remainder...</c></summary>
internal static class Backtick
{
    private const string UsageText = "backtick [ -i | -I | -x | -D default ] [ -N | -n ] [ -E | -e ] var { prog... } remainder...";

    /// <summary>What happens where there is no output that can be a value.</summary>
    private enum Failure { Tolerate, TakeDefault, Die }

    public static ChainStep Run(ChainContext context)
    {
        var options = new ShortOptions(context.Arguments, "iINnxD:Ee");
        var failure = Failure.Die;
        bool chomp = true, import = false;
        string? fallback = null;
        for (char letter; (letter = options.Next()) != ShortOptions.End;)
        {
            switch (letter)
            {
                case 'i':
                    failure = Failure.Die;
                    break;
                case 'I':
                    failure = Failure.Tolerate;
                    break;
                case 'x' or 'D':
                    failure = Failure.TakeDefault;
                    fallback = letter == 'x' ? null : options.Value;
                    break;
                case 'N' or 'n':
                    chomp = letter == 'n';
                    break;
                case 'E' or 'e':
                    import = letter == 'E';
                    break;
                default:
                    throw context.Usage(UsageText);
            }
        }

        var operands = options.Operands;
        if (operands.Count < 2)
            throw context.Usage(UsageText);
        context.CheckVariable(operands[0]);
        var block = context.TakeFullBlock(operands[1..], out var rest);
        if (rest.Count == 0)
            throw context.Fatal(100, "the command line after the block must not be empty");
        var (output, status) = Capture(context, block);
        var value = ValueOf(context, output, status, failure, fallback, chomp);
        return Continue(context, operands[0], value, failure == Failure.Die ? null : status.VariableCode(), import, rest);
    }

    private static (string Output, ExitStatus Status) Capture(ChainContext context, ArraySegment<string> block)
    {
        var (read, write) = context.Pipe($"spawn {block[0]}");
        using (read)
        {
            int errno;
            Child child;
            using (write)
            {
                errno = Child.Start(
                    context, new(block, context.Environment) { Descriptors = [(1, write.Number)], UnblockSignals = true }, out child);
            }

            if (errno != 0)
                throw context.Unable(111, $"spawn {block[0]}", errno);
            var output = context.ReadToEnd(read.Number);
            return (output, child.Wait(context, "wait_pid"));
        }
    }

    private static string? ValueOf(ChainContext context, string output, ExitStatus status, Failure failure, string? fallback, bool chomp)
    {
        var nul = output.IndexOf('\0');
        var isGood = status.IsSuccess && nul < 0;
        if (failure == Failure.Die && !status.IsSuccess)
            throw context.Fatal(status.ProxyCode(), status.IsSignaled ? "child process crashed" : "child process exited non-zero");
        if (failure == Failure.Die && !isGood)
            throw context.Fatal(124, "child process output contained a null character");
        if (failure == Failure.TakeDefault && !isGood)
        {
            if (status.IsSuccess)
                context.Warn("child process output contained a null character");
            return fallback;
        }

        var cut = nul >= 0 && status.IsSuccess ? output[..nul] : output;
        if (chomp && cut.EndsWith('\n'))
            cut = cut[..^1];
        return nul >= 0 ? cut[..Math.Min(nul, cut.Length)] : cut;
    }

    private static ChainStep Continue(ChainContext context, string variable, string? value, int? code, bool import, ArraySegment<string> rest)
    {
        context.Environment[variable] = value;
        if (code is { } number)
            context.Environment["?"] = ChainContext.Decimal(number);
        if (!import || (value is null && code is null))
            return ChainStep.Continue(rest);

        // As el_modifs_and_exec: multisubstitute { importas -uSi -- var importas -uSi -- ? } rest...
        var line = new List<string> { "multisubstitute" };
        if (value is not null)
            line.AddRange([" importas", " -uSi", " --", " " + variable]);
        if (code is not null)
            line.AddRange([" importas", " -uSi", " --", " ?"]);
        return ChainStep.Continue((string[])[.. line, "", .. rest], MultiSubstitute.Run, "multisubstitute");
    }
}
