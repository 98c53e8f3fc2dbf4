namespace Actors.Execline.Builtins;

/// <summary><c>export variable value prog...</c></summary>
internal static class Export
{
    public static ChainStep Run(ChainContext context)
    {
        var arguments = context.Arguments;
        if (arguments.Count < 4)
            throw context.Usage("export variable value prog...");
        if (arguments[1].Contains('='))
            throw context.Fatal(100, $"invalid variable name: {arguments[1]}");
        context.Environment[arguments[1]] = arguments[2];
        return ChainStep.Continue(arguments[3..]);
    }
}
