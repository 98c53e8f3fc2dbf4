namespace Actors.Execline.Builtins;

/// <summary><c>eltest expression...</c>: a condition on files, strings and numbers; 0 true, 1 false.</summary>
internal static class ElTest
{
    public static ChainStep Run(ChainContext context)
    {
        if (context.Arguments.Count <= 1)
            return ChainStep.Exit(1);
        var words = context.Arguments[1..];
        var root = new ElTestParser(context, words).Parse();
        return ChainStep.Exit(new ElTestEvaluator(context).IsTrue(root) ? 0 : 1);
    }
}
