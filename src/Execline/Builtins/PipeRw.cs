using Actors.Platform;

namespace Actors.Execline.Builtins;

/// <summary><c>piperw fdr fdw prog...</c></summary>
internal static class PipeRw
{
    public static ChainStep Run(ChainContext context)
    {
        var arguments = context.Arguments;
        if (arguments.Count < 4 || !ScanNumber.TryWhole(arguments[1], out var reading) || !ScanNumber.TryWhole(arguments[2], out var writing)
            || reading == writing)
        {
            throw context.Usage("piperw fdr fdw prog...");
        }

        var (read, write) = context.Pipe("create pipe");
        var errno = 0;
        if (write.Number == (int)reading)
        {
            // Out of the way of the other end.
            var inTheWay = write;
            errno = Descriptors.TryDuplicate(inTheWay.Number, 0, out var copy);
            write = copy ?? inTheWay;
            if (errno == 0)
                _ = inTheWay.Release();
        }

        if (errno == 0)
            errno = ChainContext.Move(read.Release(), (int)reading);
        if (errno == 0)
            errno = ChainContext.Move(write.Release(), (int)writing);
        return errno == 0 ? ChainStep.Continue(arguments[3..]) : throw context.Unable(111, "move fds", errno);
    }
}
