using Actors.Platform;

namespace Actors.Execline.Builtins;

/// <summary><c>elgetopt [ -D default ] optstring prog...</c></summary>
internal static class ElGetOpt
{
    private const string UsageText = "elgetopt [ -D default ] optstring prog...";

    public static ChainStep Run(ChainContext context)
    {
        var own = new ShortOptions(context.Arguments, "D:");
        var present = "1";
        for (char letter; (letter = own.Next()) != ShortOptions.End;)
            present = letter == 'D' ? own.Value : throw context.Usage(UsageText);
        var operands = own.Operands;
        if (operands.Count < 2)
            throw context.Usage(UsageText);
        var count = context.PositionalCount();
        var positionals = new string[count + 1];
        for (uint i = 0; i <= count; i++)
            positionals[i] = context.RequiredVariable(ChainContext.Decimal(i));

        // A colon in front: a missing value is told, as the option ':', and no reason to end.
        var isTolerant = operands[0].StartsWith(':');
        var options = new ShortOptions(positionals, isTolerant ? operands[0][1..] : operands[0]);
        var environment = PositionalParameters.Push(context.Environment, name => name.StartsWith("ELGETOPT_", StringComparison.Ordinal));
        for (char letter; (letter = options.Next()) != ShortOptions.End;)
        {
            if (letter == ShortOptions.Wrong)
            {
                context.Say($"{positionals[0]}: {(options.Taken < positionals.Length ? "illegal option" : "option requires an argument")}");
                if (!isTolerant || !options.IsValueMissing)
                    return ChainStep.Exit(1);
                letter = ':';
            }

            environment["ELGETOPT_" + letter] = options.HasValue && !options.IsValueMissing ? options.Value : present;
        }

        Renumber(environment, options.Operands, count);
        context.Environment = environment;
        return ChainStep.Continue(operands[1..]);
    }

    /// <summary>What is left of the positional parameters becomes all of them.</summary>
    private static void Renumber(EnvironmentBlock environment, ArraySegment<string> left, uint before)
    {
        for (var i = 0; i < before; i++)
            environment[ChainContext.Decimal(i + 1)] = i < left.Count ? left[i] : null;
        environment["#"] = ChainContext.Decimal(left.Count);
    }
}
