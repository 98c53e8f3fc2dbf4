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
    private const string Usage =
        "s6-log [ -d notif ] [ -q | -v ] [ -b ] [ -p ] [ -l linelimit ] [ -t lastlinetimeout ] [ -- ] logging_script";

    /// <summary>How much may wait for a disk or for the standard output without <c>-b</c>. The original has no limit, and takes the machine's memory.</summary>
    private const int PendingLimit = 16 << 20;

    public static ChainStep Run(ChainContext context)
    {
        var settings = new S6LogSettings();
        var options = new LogEngineOptions { PendingLimit = PendingLimit };
        var reader = new ShortOptions(context.Arguments, "qvbpl:d:t:");
        for (char option; (option = reader.Next()) != ShortOptions.End;)
        {
            switch (option)
            {
                case 'q':
                    settings.Verbosity = Math.Max(0, settings.Verbosity - 1);
                    break;
                case 'v':
                    settings.Verbosity++;
                    break;
                case 'b':
                    options = options with { Blocking = true };
                    break;
                case 'p':
                    settings.IsProtected = true;
                    break;
                case 'l' when Numbers.TryParse(reader.Value, out uint limit):
                    options = options with { LineLimit = (int)Math.Min(limit, int.MaxValue) };
                    break;
                case 'd' when Numbers.TryParse(reader.Value, out uint descriptor):
                    settings.Notification = CheckNotification(context, descriptor);
                    break;
                case 't' when Numbers.TryParse(reader.Value, out uint limit):
                    settings.LastLineMilliseconds = limit;
                    break;
                default:
                    throw context.Usage(Usage);
            }
        }

        if (reader.Operands.Count == 0)
            throw context.Usage(Usage);
        OpenStandardStreams();
        if (!Signals.BlockInAllThreads(S6LogLoop.HandledSignals))
            _ = Executables.Execute(ToolChildren.Self, context.Arguments, context.Environment.ToArray()); // Where that is impossible, a signal ends us unprepared.

        Signals.SetIgnored(Signal.Pipe);
        if (settings.Notification >= 0)
            Descriptors.SetCloseOnExec(settings.Notification, true); // Not for processors.
        var host = new S6LogHost(settings.Verbosity, context.Environment);
        using var engine = new LogEngine(Parse(context, reader.Operands, settings), host, options);
        engine.Open();
        using var loop = new S6LogLoop(engine, host, settings, options.LineLimit);
        loop.Run();
        return ChainStep.Exit(0);
    }

    private static LoggingScript Parse(ChainContext context, ArraySegment<string> words, S6LogSettings settings)
    {
        try
        {
            var script = LoggingScript.Parse(words);
            foreach (var warning in script.Warnings)
            {
                if (settings.Verbosity > 0)
                    context.Warn(warning);
            }

            return script;
        }
        catch (LoggingScriptException failure)
        {
            throw context.Fatal(ExitCode.WrongUsage, failure.Reason is null ? failure.Message : $"{failure.Message}: {failure.Reason}");
        }
    }

    private static int CheckNotification(ChainContext context, uint descriptor)
    {
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
