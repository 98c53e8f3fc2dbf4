using Actors.Platform;

namespace Actors.Execline.Builtins;

/// <summary><c>fdmove [ -c ] to from prog...</c></summary>
internal static class FdMove
{
    private const string UsageText = "fdmove [ -c ] to from prog...";

    public static ChainStep Run(ChainContext context)
    {
        var options = new ShortOptions(context.Arguments, "c");
        var copy = false;
        for (char letter; (letter = options.Next()) != ShortOptions.End;)
            copy = letter == 'c' ? true : throw context.Usage(UsageText);
        var operands = options.Operands;
        if (operands.Count < 3 || !ScanNumber.TryWhole(operands[0], out var to) || !ScanNumber.TryWhole(operands[1], out var from))
            throw context.Usage(UsageText);
        var errno = copy ? Copy((int)from, (int)to) : ChainContext.Move((int)from, (int)to);
        return errno == 0
            ? ChainStep.Continue(operands[2..])
            : throw context.Unable(111, $"move fd {operands[1]} to fd {operands[0]}", errno);
    }

    /// <summary>dup2(2), but a copy onto itself is refused; skalibs' fd_copy.</summary>
    public static int Copy(int from, int to) => from == to ? Errno.EINVAL : Descriptors.TryCopy(from, to);
}
