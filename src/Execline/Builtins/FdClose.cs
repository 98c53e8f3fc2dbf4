using Actors.Platform;

namespace Actors.Execline.Builtins;

/// <summary><c>fdclose fd prog...</c></summary>
internal static class FdClose
{
    public static ChainStep Run(ChainContext context)
    {
        if (!TryRead(context.Arguments, out var fd, out var rest))
            throw context.Usage("fdclose fd prog...");
        _ = Descriptors.Close(fd);
        return ChainStep.Continue(rest);
    }

    /// <summary>Reads the command line.</summary>
    /// <returns>Whether it is right.</returns>
    public static bool TryRead(ArraySegment<string> arguments, out int fd, out ArraySegment<string> rest)
    {
        var isRight = arguments.Count >= 3 & ScanNumber.TryWhole(arguments.Count > 1 ? arguments[1] : "", out var number);
        (fd, rest) = isRight ? ((int)number, arguments[2..]) : (0, []);
        return isRight;
    }
}
