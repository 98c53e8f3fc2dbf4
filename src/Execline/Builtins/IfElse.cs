namespace Actors.Execline.Builtins;

/// <summary><c>ifelse [ -n ] [ -X ] { command-if } { command-then... } command-else...</c></summary>
internal static class IfElse
{
    public static ChainStep Run(ChainContext context)
    {
        var options = new ShortOptions(context.Arguments, "nX");
        bool not = false, tolerateCrash = false;
        for (char letter; (letter = options.Next()) != ShortOptions.End;)
        {
            if (letter == 'n')
                not = true;
            else if (letter == 'X')
                tolerateCrash = true;
            else
                throw context.Usage("ifelse [ -n ] [ -X ] { command-if } { command-then... } command-else...");
        }

        var condition = context.TakeBlock(options.Operands, out var rest, "if ");
        if (rest.Count == 0)
            throw context.Fatal(100, "then block required");
        var then = context.TakeBlock(rest, out rest, "then ");
        var result = Condition.Evaluate(context, condition, tolerateCrash, condition.Count > 0 ? $"wait for {condition[0]}" : "");
        return ChainStep.Continue(not != (result == 0) ? then : rest);
    }
}
