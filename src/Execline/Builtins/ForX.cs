using Actors.Platform;

namespace Actors.Execline.Builtins;

/// <summary><c>forx [ -E | -e ] [ -p | -P maxpar ] [ -o okcode,okcode,... | -x breakcode,breakcode,... ] var { values... } command...</c></summary>
internal static class ForX
{
    private const string UsageText =
        "forx [ -E | -e ] [ -p | -P maxpar ] [ -o okcode,okcode,... | -x breakcode,breakcode,... ] var { values... } command...";

    public static ChainStep Run(ChainContext context)
    {
        var options = new ShortOptions(context.Arguments, "pP:o:x:Ee");
        var loop = new LoopOptions();
        for (char letter; (letter = options.Next()) != ShortOptions.End;)
        {
            if (!loop.TryTake(letter, options.Value))
                throw context.Usage(UsageText);
        }

        var operands = options.Operands;
        if (operands.Count < 2)
            throw context.Usage(UsageText);
        context.CheckVariable(operands[0]);
        var values = context.TakeBlock(operands[1..], out var body);
        if (values.Count == 0 || body.Count == 0)
            return ChainStep.Exit(0);
        loop.AtOnce = Math.Clamp(loop.AtOnce, 1, (uint)values.Count);

        // Somebody may have ignored it: then there would be nothing to wait for.
        Signals.SetDefault(Signal.Chld);
        var rounds = new LoopRounds(context, loop, operands[0], body);
        foreach (var value in values)
        {
            if (rounds.TryBreak(value, out var code))
                return ChainStep.Exit(code);
        }

        rounds.WaitForAll();
        return ChainStep.Exit(0);
    }
}
