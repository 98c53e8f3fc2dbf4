using Actors.Platform;

namespace Actors.Execline.Builtins;

/// <summary><c>cd path prog...</c></summary>
internal static class Cd
{
    public static ChainStep Run(ChainContext context)
    {
        context.Program = "execline-cd";
        var arguments = context.Arguments;
        if (arguments.Count < 3)
            throw context.Usage("cd path prog...");
        var errno = Files.TryChangeDirectory(arguments[1]);
        return errno == 0 ? ChainStep.Continue(arguments[2..]) : throw context.Unable(111, $"chdir to {arguments[1]}", errno);
    }
}
