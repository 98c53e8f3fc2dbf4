using Actors.Platform;

namespace Actors.Execline.Builtins;

/// <summary><c>fdswap fd1 fd2 prog...</c></summary>
internal static class FdSwap
{
    public static ChainStep Run(ChainContext context)
    {
        var arguments = context.Arguments;
        if (arguments.Count < 4 || !ScanNumber.TryWhole(arguments[1], out var first) || !ScanNumber.TryWhole(arguments[2], out var second))
            throw context.Usage("fdswap fd1 fd2 prog...");
        var errno = Swap((int)first, (int)second);
        return errno == 0 ? ChainStep.Continue(arguments[3..]) : throw context.Unable(111, "swap fds", errno);
    }

    private static int Swap(int first, int second)
    {
        if (first == second)
            return Descriptors.TryCopy(first, second);
        var errno = Descriptors.TryDuplicate(first, 0, out var copy);
        if (errno != 0)
            return errno;
        using (copy)
        {
            errno = Descriptors.TryCopy(second, first);
            return errno != 0 ? errno : FdMove.Copy(copy!.Number, second);
        }
    }
}
