using Actors.Platform;

namespace Actors.Execline.Builtins;

/// <summary>
/// <c>forstdin [ -E | -e ] [ -p | -P maxpar ] [ -o okcode,okcode,... | -x breakcode,breakcode,... ] [ -N | -n ] [ -C | -c ] [ -0 | -d delim ] var command...</c>
/// </summary>
internal static class ForStdin
{
    private const string UsageText =
        "forstdin [ -E | -e ] [ -p | -P maxpar | -o okcode,okcode,... | -x breakcode,breakcode,... ] [ -N | -n ] [ -C | -c ] [ -0 | -d delim ] var command...";

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
        if (operands.Count < 2)
            throw context.Usage(UsageText);
        context.CheckVariable(operands[0]);
        loop.AtOnce = Math.Clamp(loop.AtOnce, 1, 10000);
        Signals.SetDefault(Signal.Chld);
        var rounds = new LoopRounds(context, loop, operands[0], operands[1..]);
        var input = new ItemReader(context, 0, loop.Delimiters);
        var anything = false;
        while (input.TryRead(out var item, out var isWhole))
        {
            // An item without its delimiter is none, unless delimiters belong to items.
            if (!isWhole && loop.Chomp)
                break;
            if (loop.Delimiters.Length > 0)
            {
                if (loop.Crunch && item.Length == 1)
                    continue;
                if (loop.Chomp)
                    item = item[..^1];
            }

            anything = true;
            // What a C program takes for its value ends at a NUL.
            var nul = item.IndexOf('\0');
            if (rounds.TryBreak(nul < 0 ? item : item[..nul], out var code))
                return ChainStep.Exit(code);
        }

        rounds.WaitForAll();
        return ChainStep.Exit(anything ? 0 : 1);
    }
}
