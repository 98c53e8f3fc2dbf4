using Actors.Execline;
using Actors.Platform;

namespace Actors.Tools.Portable;

/// <summary><c>s6-hiercopy</c>: copies a file, or a folder and all in it, with modes and, where that is allowed, owners.</summary>
internal static class S6Hiercopy
{
    public static ChainStep Run(ChainContext context)
    {
        if (context.Arguments is not [_, var source, var target, ..])
            throw context.Usage("s6-hiercopy src dst");
        return context.Try($"copy hierarchy from {source} to {target}", () => Files.CopyTree(source, target, exact: true));
    }
}
