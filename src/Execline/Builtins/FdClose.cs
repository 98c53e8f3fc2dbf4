using Actors.Platform;

namespace Actors.Execline.Builtins;

/// <summary><c>fdclose fd prog...</c></summary>
internal static class FdClose
{
    public static ChainStep Run(ChainContext context)
    {
        var arguments = context.Arguments;
        if (arguments.Count < 3 || !ScanNumber.TryWhole(arguments[1], out var fd))
            throw context.Usage("fdclose fd prog...");
        _ = Descriptors.Close((int)fd);
        return ChainStep.Continue(arguments[2..]);
    }
}
