namespace Actors.Execline.Builtins;

/// <summary>
/// <c>ifthenelse [ -X ] { command-if... } { command-then... } { command-else... } [ remainder... ]</c>; with <c>-s</c> (which execline does not document) the
/// branch is not run beside the remainder, but in front of it.
/// </summary>
internal static class IfThenElse
{
    public static ChainStep Run(ChainContext context)
    {
        var options = new ShortOptions(context.Arguments, "Xs");
        bool inFront = false, tolerateCrash = false;
        for (char letter; (letter = options.Next()) != ShortOptions.End;)
        {
            if (letter == 's')
                inFront = true;
            else if (letter == 'X')
                tolerateCrash = true;
            else
                throw context.Usage("ifthenelse [ -X ] { command-if... } { command-then... } { command-else... } [ remainder... ]");
        }

        var condition = context.TakeBlock(options.Operands, out var rest, "if ");
        if (rest.Count == 0)
            throw context.Fatal(100, "then block required");
        var then = context.TakeBlock(rest, out rest, "then ");
        var otherwise = context.TakeBlock(rest, out rest, "else ");
        var result = Condition.Evaluate(context, condition, tolerateCrash, condition.Count > 0 ? $"wait for {condition[0]}" : "");
        var branch = result == 0 ? then : otherwise;
        return inFront ? ChainStep.Continue((string[])[.. branch, .. rest]) : Foreground.InSequence(context, branch, rest);
    }
}
