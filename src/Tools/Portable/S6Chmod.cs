using Actors.Execline;
using Actors.Platform;

namespace Actors.Tools.Portable;

/// <summary><c>s6-chmod</c>: sets the mode of a file, in octal.</summary>
internal static class S6Chmod
{
    public static ChainStep Run(ChainContext context)
    {
        if (context.Arguments is not [_, var text, var file, ..] || !Numbers.TryParseOctal(text, out var mode))
            throw context.Usage("s6-chmod mode file");
        return context.Try($"change mode of {file}", () => Files.ChangeMode(file, mode & 0xFFF));
    }
}
