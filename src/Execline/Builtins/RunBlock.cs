namespace Actors.Execline.Builtins;

/// <summary><c>runblock [ -P ] [ -n argshift ] [ -r ] n cmd...</c></summary>
internal static class RunBlock
{
    private const string UsageText = "runblock [ -P ] [ -n argshift ] [ -r ] n cmd...";

    public static ChainStep Run(ChainContext context)
    {
        var options = new ShortOptions(context.Arguments, "Prn:");
        bool keep = false, takeRest = false;
        uint at = 0;
        for (char letter; (letter = options.Next()) != ShortOptions.End;)
        {
            switch (letter)
            {
                case 'P':
                    keep = true;
                    break;
                case 'r':
                    takeRest = true;
                    break;
                case 'n':
                    if (!ScanNumber.TryWhole(options.Value, out at))
                        throw context.Usage(UsageText);
                    break;
                default:
                    throw context.Usage(UsageText);
            }
        }

        var operands = options.Operands;
        if (operands.Count == 0 || !ScanNumber.TryWhole(operands[0], out var number) || (number == 0 && !takeRest))
            throw context.Usage(UsageText);
        var count = context.PositionalCount();
        for (uint i = 1; i < number + (takeRest ? 1 : 0); i++)
            TakeBlock(context, ref at, count, i, null);
        List<string> line = [.. operands[1..]];
        if (takeRest)
        {
            if (at + 1 > count)
                return ChainStep.Exit(0);
            for (at++; at <= count; at++)
                line.Add(context.RequiredVariable(ChainContext.Decimal(at)));
        }
        else
        {
            TakeBlock(context, ref at, count, number, line);
        }

        if (!keep)
            context.Environment = PositionalParameters.Pop(context.Environment, PositionalParameters.Is);
        return ChainStep.Continue(line.ToArray());
    }

    /// <summary>Goes past a block of the positional parameters, and takes its words.</summary>
    private static void TakeBlock(ChainContext context, ref uint at, uint count, uint block, List<string>? words)
    {
        for (var start = at; ;)
        {
            if (++at > count)
                throw context.Fatal(100, "too few arguments");
            var word = context.RequiredVariable(ChainContext.Decimal(at));
            if (word.Length == 0)
                return;
            if (word[0] == ' ')
                word = word[1..];
            else if (context.Strictness > 0)
                context.Complain($"unquoted positional {word} at block {ChainContext.Decimal(block)} position {ChainContext.Decimal(at - start)}");
            words?.Add(word);
        }
    }
}
