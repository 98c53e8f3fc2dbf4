using Actors.Execline;
using Actors.Logging;
using Actors.Platform;

namespace Actors.Tools.Log;

/// <summary>
/// <c>s6-log</c>: executes a logging script on the lines of the standard input. The language, the files and the messages are those of
/// https://skarnet.org/software/s6/s6-log.html; what happens is in <see cref="LogEngine"/>.
/// </summary>
internal static class S6Log
{
    /// <summary>How much may wait for a disk or for the standard output without <c>-b</c>. The original has no limit, and takes the machine's memory.</summary>
    private const int PendingLimit = 16 << 20;

    public static ChainStep Run(ChainContext context)
    {
        var command = LoggerCommand.Parse(context.Arguments) ?? throw context.Usage(LoggerCommand.Usage);
        var notification = CheckNotification(context, command.Notification);
        OpenStandardStreams();
        if (!Signals.BlockInAllThreads(S6LogLoop.HandledSignals))
            _ = Executables.Execute(ToolChildren.Self, context.Arguments, context.Environment.ToArray()); // Where that is impossible, a signal ends us unprepared.

        Signals.SetIgnored(Signal.Pipe);
        if (notification >= 0)
            Descriptors.SetCloseOnExec(notification, true); // Not for processors.
        var host = new S6LogHost(command.Verbosity, context.Environment);
        var options = new LogEngineOptions { PendingLimit = PendingLimit, Blocking = command.Blocks, LineLimit = command.LineLimit };
        using var engine = new LogEngine(Parse(context, command), host, options);
        engine.Open();
        using var loop = new S6LogLoop(engine, host, command, notification);
        loop.Run();
        return ChainStep.Exit(0);
    }

    private static LoggingScript Parse(ChainContext context, LoggerCommand command)
    {
        try
        {
            var script = LoggingScript.Parse(command.Script);
            foreach (var warning in script.Warnings)
            {
                if (command.Verbosity > 0)
                    context.Warn(warning);
            }

            return script;
        }
        catch (LoggingScriptException failure)
        {
            throw context.Fatal(ExitCode.WrongUsage, failure.Reason is null ? failure.Message : $"{failure.Message}: {failure.Reason}");
        }
    }

    /// <returns>The descriptor; -1: none.</returns>
    private static int CheckNotification(ChainContext context, uint? given)
    {
        if (given is not { } descriptor)
            return -1;
        if (descriptor < 3)
            throw context.Fatal(ExitCode.WrongUsage, "notification fd must be 3 or more");
        if (descriptor > int.MaxValue || !Descriptors.IsOpen((int)descriptor))
            throw context.Fatal(ExitCode.WrongUsage, $"invalid notification fd: {Errno.Describe(Errno.EBADF)}");
        return (int)descriptor;
    }

    /// <summary>A file that happens to be opened as 0, 1 or 2 would be mixed up with a standard stream.</summary>
    private static void OpenStandardStreams()
    {
        for (var fd = 0; fd <= 2; fd++)
        {
            if (!Descriptors.IsOpen(fd))
            {
                using var nothing = Files.Open("/dev/null", fd == 0 ? OpenMode.Read : OpenMode.Write);
                if (nothing.Number == fd)
                    _ = nothing.Release();
                else
                    Descriptors.Move(nothing.Number, fd);
            }
        }
    }
}
