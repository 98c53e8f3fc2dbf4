using Actors.Execline;
using Actors.Platform;

namespace Actors.Tools.Portable;

/// <summary><c>s6-touch</c>: sets the times of files to now, creating those that are missing.</summary>
internal static class S6Touch
{
    public static ChainStep Run(ChainContext context)
    {
        if (context.Arguments.Count < 2)
            throw context.Usage("s6-touch file ...");
        foreach (var file in context.Arguments[1..])
            context.Try($"touch {file}", () => Files.Touch(file));
        return ChainStep.Exit(0);
    }
}
