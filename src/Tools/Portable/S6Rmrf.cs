using Actors.Execline;
using Actors.Platform;

namespace Actors.Tools.Portable;

/// <summary><c>s6-rmrf</c>: removes files, and folders with all in them.</summary>
internal static class S6Rmrf
{
    public static ChainStep Run(ChainContext context)
    {
        if (context.Arguments.Count < 2)
            throw context.Usage("s6-rmrf file ...");
        foreach (var file in context.Arguments[1..])
            context.Try($"remove {file}", () => Files.RemoveTree(file));
        return ChainStep.Exit(0);
    }
}
