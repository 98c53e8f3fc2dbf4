namespace Actors.Execline.Builtins;

/// <summary><c>ifelse [ -n ] [ -X ] { command-if } { command-then... } command-else...</c></summary>
internal static class IfElse
{
    public static ChainStep Run(ChainContext context)
    {
        var operands = Condition.ReadOptions(context, "ifelse [ -n ] [ -X ] { command-if } { command-then... } command-else...", out var not, out var tolerateCrash);
        var condition = context.TakeBlock(operands, out var rest, "if ");
        if (rest.Count == 0)
            throw context.Fatal(100, "then block required");
        var then = context.TakeBlock(rest, out rest, "then ");
        var result = Condition.Evaluate(context, condition, tolerateCrash, condition.Count > 0 ? $"wait for {condition[0]}" : "");
        return ChainStep.Continue(not != (result == 0) ? then : rest);
    }
}
