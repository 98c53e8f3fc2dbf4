using Actors.Platform;

namespace Actors.Execline.Builtins;

/// <summary><c>fdblock [ -n ] fd prog...</c></summary>
internal static class FdBlock
{
    private const string UsageText = "fdblock [ -n ] fd prog...";

    public static ChainStep Run(ChainContext context)
    {
        var options = new ShortOptions(context.Arguments, "n");
        var nonBlocking = false;
        for (char letter; (letter = options.Next()) != ShortOptions.End;)
            nonBlocking = letter == 'n' ? true : throw context.Usage(UsageText);
        var operands = options.Operands;
        if (operands.Count < 2 || !ScanNumber.TryWhole(operands[0], out var fd))
            throw context.Usage(UsageText);
        var errno = Descriptors.TrySetNonBlocking((int)fd, nonBlocking);
        return errno == 0
            ? ChainStep.Continue(operands[1..])
            : throw context.Unable(111, nonBlocking ? "ndelay_on" : "ndelay_off", errno);
    }
}
