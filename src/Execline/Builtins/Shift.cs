namespace Actors.Execline.Builtins;

/// <summary><c>shift [ -n arg# ] [ -b block# ] prog...</c></summary>
internal static class Shift
{
    private const string UsageText = "shift [ -n arg# ] [ -b block# ] prog...";

    public static ChainStep Run(ChainContext context)
    {
        var options = new ShortOptions(context.Arguments, "n:b:");
        uint arguments = 0, blocks = 0;
        var isDefault = true;
        for (char letter; (letter = options.Next()) != ShortOptions.End;)
        {
            isDefault = false;
            if (letter == ShortOptions.Wrong || !ScanNumber.TryWhole(options.Value, out var number))
                throw context.Usage(UsageText);
            if (letter == 'n')
                arguments = number;
            else
                blocks = number;
        }

        var rest = options.Operands;
        if (rest.Count == 0)
            throw context.Usage(UsageText);
        if (isDefault)
            arguments = 1;
        var count = context.PositionalCount();
        var shift = Math.Min(arguments, count);
        if (arguments > count)
            Complain(context, arguments, count);
        for (uint i = 0; i < blocks; i++)
            shift = SkipBlock(context, shift, count, i);
        Renumber(context, shift, count);
        return ChainStep.Continue(rest);
    }

    private static void Complain(ChainContext context, uint arguments, uint count)
    {
        var message = $"unable to shift {ChainContext.Decimal(arguments)} arguments: got {ChainContext.Decimal(count)}";
        if (context.Strictness > 0)
            context.Complain(message);
    }

    private static uint SkipBlock(ChainContext context, uint from, uint count, uint block)
    {
        for (var at = from + 1; ; at++)
        {
            if (at > count)
                throw context.Fatal(100, $"unable to shift block {ChainContext.Decimal(block)}: too few arguments ({ChainContext.Decimal(at)})");
            var word = context.RequiredVariable(ChainContext.Decimal(at));
            if (word.Length == 0)
                return at;
            // The position is always told as 1: as in execline.
            if (word[0] != ' ' && context.Strictness > 0)
                context.Complain($"unquoted positional {word} at block {ChainContext.Decimal(block)} position 1");
        }
    }

    private static void Renumber(ChainContext context, uint shift, uint count)
    {
        var left = new string?[count];
        for (uint i = 0; i < count - shift; i++)
            left[i] = context.Environment[ChainContext.Decimal(i + 1 + shift)];
        context.Environment["#"] = ChainContext.Decimal(count - shift);
        for (uint i = 0; i < count; i++)
            context.Environment[ChainContext.Decimal(i + 1)] = left[i];
    }
}
