using Actors.Execline;
using Actors.Platform;

namespace Actors.Tools;

/// <summary>
/// <c>printcontenv VARIABLE</c>: prints the variable's file and a newline (so two, where the file ends in one: scripts that
/// take it by a command substitution see neither). Without such a variable it fails, silently.
/// </summary>
internal static class Printcontenv
{
    public static ChainStep Run(ChainContext context)
    {
        if (context.Arguments.Count < 2)
            throw context.Fatal(ExitCode.WrongUsage, "too few arguments");
        var name = context.Arguments[1];
        if (ContainerEnvironment.IsKept(context.Environment))
            return context.Environment[name] is { Length: > 0 } kept ? Print(kept + "\n") : ChainStep.Exit(1);
        return Files.TryReadAllBytes(Files.Join(ContainerEnvironment.Folder, name), out var value) == 0
            ? Print(ByteString.FromBytes(value) + "\n")
            : ChainStep.Exit(1);
    }

    private static ChainStep Print(string value) => ChainStep.Exit(StandardStreams.Output(value) == 0 ? 0 : ExitCode.SystemCallFailed);
}
