using Actors.Execline;
using Actors.Platform;

namespace Actors.Tools.Portable;

/// <summary><c>s6-rename</c>: renames a file, replacing what has the new name.</summary>
internal static class S6Rename
{
    public static ChainStep Run(ChainContext context)
    {
        if (context.Arguments is not [_, var old, var name, ..])
            throw context.Usage("s6-rename old new");
        return context.Try($"rename {old} to {name}", () => Files.Rename(old, name));
    }
}
