using Actors.Platform;

namespace Actors.Execline.Builtins;

/// <summary><c>fdmove [ -c ] to from prog...</c></summary>
internal static class FdMove
{
    private const string UsageText = "fdmove [ -c ] to from prog...";

    public static ChainStep Run(ChainContext context)
    {
        if (!TryRead(context.Arguments, out var to, out var from, out var copy, out var operands))
            throw context.Usage(UsageText);
        var errno = copy ? Copy(from, to) : ChainContext.Move(from, to);
        return errno == 0
            ? ChainStep.Continue(operands[2..])
            : throw context.Unable(111, $"move fd {operands[1]} to fd {operands[0]}", errno);
    }

    /// <summary>Reads the command line.</summary>
    /// <returns>Whether it is right.</returns>
    public static bool TryRead(ArraySegment<string> arguments, out int to, out int from, out bool copy, out ArraySegment<string> operands)
    {
        var options = new ShortOptions(arguments, "c");
        (to, from, copy, operands) = (0, 0, false, []);
        for (char letter; (letter = options.Next()) != ShortOptions.End; copy = true)
        {
            if (letter != 'c')
                return false;
        }

        operands = options.Operands;
        if (operands.Count < 3 || !ScanNumber.TryWhole(operands[0], out var target) || !ScanNumber.TryWhole(operands[1], out var source))
            return false;
        (to, from) = ((int)target, (int)source);
        return true;
    }

    /// <summary>dup2(2), but a copy onto itself is refused; skalibs' fd_copy.</summary>
    public static int Copy(int from, int to) => from == to ? Errno.EINVAL : Descriptors.TryCopy(from, to);
}
