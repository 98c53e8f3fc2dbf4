namespace Actors.Execline.Builtins;

/// <summary><c>ifte [ -X ] [ -n ] { command-then... } { command-else... } command-if...</c></summary>
internal static class IfTe
{
    public static ChainStep Run(ChainContext context)
    {
        var operands = Condition.ReadOptions(context, "ifte [ -X ] [ -n ] { command-then... } { command-else... } command-if...", out var not, out var tolerateCrash);
        var then = context.TakeBlock(operands, out var rest, "then ");
        if (rest.Count == 0)
            throw context.Fatal(100, "else block required");
        var otherwise = context.TakeBlock(rest, out rest, "else ");
        if (rest.Count == 0)
            throw context.Fatal(100, "empty command-if");
        var result = Condition.Evaluate(context, rest, tolerateCrash, $"wait for {rest[0]}", "command-if");
        return ChainStep.Continue(not == (result == 0) ? otherwise : then);
    }
}
