using Actors.Platform;

namespace Actors.Execline.Builtins;

/// <summary><c>umask value prog...</c></summary>
internal static class Umask
{
    public static ChainStep Run(ChainContext context)
    {
        context.Program = "execline-umask";
        var arguments = context.Arguments;
        if (arguments.Count < 3 || ScanNumber.Front(arguments[1], uint.MaxValue, out var mask, radix: 8) == 0)
            throw context.Usage("umask value prog...");
        Files.SetCreationMask((uint)mask);
        return ChainStep.Continue(arguments[2..]);
    }
}
