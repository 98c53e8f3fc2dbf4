using Actors.Execline;
using Actors.Platform;

namespace Actors.Tools;

/// <summary><c>s6-ftrig-listen1</c>: listens to a fifodir, runs a program then, waits until the events match a regular expression, and prints them.</summary>
internal static class S6FtrigListen1
{
    private const string Usage = "s6-ftrig-listen1 [ -t timeout ] fifodir regexp prog...";

    public static ChainStep Run(ChainContext context)
    {
        var milliseconds = FtrigTimeout.Read(context, out var operands);
        if (operands is not [var directory, var expression, _, ..])
            throw context.Usage(Usage);
        using var pattern = EventPattern.Subscribe(context, directory, expression);
        ToolChildren.StartOrFail(context, operands[2..]);
        if (!EventPattern.Wait([pattern], any: true, milliseconds))
            throw context.Unable(1, "get expected event", Errno.ETIMEDOUT);
        return OutputBuffer.Print(context, pattern.Events + "\n");
    }
}
