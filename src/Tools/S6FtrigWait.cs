using Actors.Execline;
using Actors.Platform;

namespace Actors.Tools;

/// <summary><c>s6-ftrig-wait</c>: waits until the events in a fifodir match a regular expression, and prints them.</summary>
internal static class S6FtrigWait
{
    private const string Usage = "s6-ftrig-wait [ -t timeout ] fifodir regexp";

    public static ChainStep Run(ChainContext context)
    {
        var milliseconds = FtrigTimeout.Read(context, out var operands);
        if (operands is not [var directory, var expression, ..])
            throw context.Usage(Usage);
        using var pattern = EventPattern.Subscribe(context, directory, expression);
        if (!EventPattern.Wait([pattern], any: true, milliseconds))
            throw context.Unable(ExitCode.TimedOut, $"match regexp on {expression}", Errno.ETIMEDOUT);
        return OutputBuffer.Print(context, pattern.Events + "\n");
    }
}
