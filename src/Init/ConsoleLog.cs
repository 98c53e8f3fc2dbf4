using Actors.Platform;
using Serilog;
using Serilog.Core;
using Serilog.Events;

namespace Actors.Init;

/// <summary>Serilog's console sink on stderr, the message alone on each line.</summary>
internal sealed class ConsoleLog : IDisposable
{
    private readonly Logger _logger = new LoggerConfiguration()
        .WriteTo.Console(outputTemplate: "{Message:l}{NewLine}{Exception}", standardErrorFromLevel: LogEventLevel.Verbose)
        .CreateLogger();

    /// <summary>Writes <c>PROGRAM: info: TEXT</c> (or warning, or fatal).</summary>
    internal void Write(ReportLevel level, string program, string text)
    {
        var (severity, word) = level switch
        {
            ReportLevel.Fatal => (LogEventLevel.Fatal, "fatal"),
            ReportLevel.Warning => (LogEventLevel.Warning, "warning"),
            _ => (LogEventLevel.Information, "info"),
        };
        _logger.Write(severity, "{Program:l}: {Level:l}: {Text:l}", program, word, ByteString.ToText(text));
    }

    /// <inheritdoc/>
    public void Dispose() => _logger.Dispose();
}
