using Actors.Platform;

namespace Actors.Execline.Builtins;

/// <summary><c>cd path prog...</c></summary>
internal static class ChangeDirectory
{
    public static ChainStep Run(ChainContext context)
    {
        context.Program = "execline-cd";
        var arguments = context.Arguments;
        if (arguments.Count < 3)
            throw context.Usage("cd path prog...");
        Files.ChangeDirectory(arguments[1]);
        return ChainStep.Continue(arguments[2..]);
    }
}
