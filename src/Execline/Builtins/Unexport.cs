namespace Actors.Execline.Builtins;

/// <summary><c>unexport variable prog...</c></summary>
internal static class Unexport
{
    public static ChainStep Run(ChainContext context)
    {
        var arguments = context.Arguments;
        if (arguments.Count < 3)
            throw context.Usage("unexport variable prog...");
        if (arguments[1].Contains('='))
            throw context.Fatal(100, $"invalid variable name: {arguments[1]}");
        context.Environment[arguments[1]] = null;
        return ChainStep.Continue(arguments[2..]);
    }
}
