using Actors.Execline;
using Actors.Platform;

namespace Actors.Tools;

/// <summary>
/// <c>s6-maximumtime</c>: runs a program; if it has not ended in so many milliseconds (0: without limit), sends it a signal and does not wait.
/// </summary>
internal static class S6Maximumtime
{
    private const string Usage = "s6-maximumtime [ -0 | -a | -b | -i | -k | -q | -t | -x | -1 | -2 ] milliseconds prog...";

    public static ChainStep Run(ChainContext context)
    {
        var signal = Signal.Term;
        var options = new ShortOptions(context.Arguments, "0abikqtx12");
        for (char option; (option = options.Next()) != ShortOptions.End;)
        {
            signal = option switch
            {
                '0' => Signal.None,
                'a' => Signal.Alrm,
                'b' => Signal.Abrt,
                'i' => Signal.Int,
                'k' => Signal.Kill,
                'q' => Signal.Quit,
                't' => Signal.Term,
                'x' => Signal.Xcpu,
                '1' => Signal.Usr1,
                '2' => Signal.Usr2,
                _ => throw context.Usage(Usage),
            };
        }

        if (options.Operands is not [var limit, _, ..] operands || !Numbers.TryParse(limit, out uint milliseconds))
            throw context.Usage(Usage);
        return ChainStep.Exit(Run(context, operands[1..], milliseconds, signal));
    }

    /// <summary>Runs a program with a time limit.</summary>
    /// <returns>Its exit code; 111 where a signal killed it; 99 where it took too long.</returns>
    public static int Run(ChainContext context, ArraySegment<string> command, uint milliseconds, Signal signal)
    {
        const string Name = "s6-maximumtime";
        var errno = ToolChildren.Start(context, command, out var pid);
        if (errno != 0)
            throw new ChainException(ExitCode.SystemCallFailed, $"{Name}: fatal: unable to spawn {command[0]}: {Errno.Describe(errno)}");
        if (!ToolChildren.Wait(pid, milliseconds, out var status))
        {
            _ = Signals.Send(pid, signal);
            StandardStreams.Error($"{Name}: warning: unable to wait for child process: {Errno.Describe(Errno.ETIMEDOUT)}\n");
            return ExitCode.TimedOut;
        }

        if (!status.IsSignaled)
            return status.Code;
        StandardStreams.Error($"{Name}: warning: child process crashed\n");
        return ExitCode.SystemCallFailed;
    }
}
