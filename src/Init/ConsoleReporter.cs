using Actors.Platform;
using Serilog;
using Serilog.Core;
using Serilog.Events;

namespace Actors.Init;

/// <summary>The container's log: Serilog's console sink on stderr, the message alone on each line.</summary>
internal static class ConsoleReporter
{
    internal static Logger CreateLogger() => new LoggerConfiguration()
        .WriteTo.Console(outputTemplate: "{Message:l}{NewLine}{Exception}", standardErrorFromLevel: LogEventLevel.Verbose)
        .CreateLogger();

    internal static Reporter Create(Logger logger, int verbosity) => new(
        (level, program, text) => logger.Write(
            level switch { ReportLevel.Fatal => LogEventLevel.Fatal, ReportLevel.Warning => LogEventLevel.Warning, _ => LogEventLevel.Information },
            "{Program:l}: {Level:l}: {Text:l}",
            program,
            level switch { ReportLevel.Fatal => "fatal", ReportLevel.Warning => "warning", _ => "info" },
            ByteString.ToText(text)),
        verbosity);
}
