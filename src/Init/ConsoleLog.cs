using Actors.Platform;
using Serilog;
using Serilog.Core;
using Serilog.Events;
using Serilog.Formatting;
using Serilog.Parsing;
using LogEvent = Serilog.Events.LogEvent;

namespace Actors.Init;

/// <summary>Serilog's console sink on stderr, the message alone on each line.</summary>
/// <remarks>
/// Events are made and formatted here, not by Serilog: its output templates, themes and capturing of values bring reflection, and 0.3 MB
/// to the binary, for what is a line of three strings.
/// </remarks>
internal sealed class ConsoleLog : IDisposable
{
    private static readonly MessageTemplate s_line = new MessageTemplateParser().Parse("{Program:l}: {Level:l}: {Text:l}");

    private readonly Logger _logger = new LoggerConfiguration()
        .WriteTo.Console(new MessageFormatter(), standardErrorFromLevel: LogEventLevel.Verbose)
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
        _logger.Write(new LogEvent(
            DateTimeOffset.UtcNow, severity, exception: null, s_line,
            [Property("Program", program), Property("Level", word), Property("Text", ByteString.ToText(text))]));
    }

    /// <inheritdoc/>
    public void Dispose() => _logger.Dispose();

    private static LogEventProperty Property(string name, string value) => new(name, new ScalarValue(value));

    private sealed class MessageFormatter : ITextFormatter
    {
        public void Format(LogEvent logEvent, TextWriter output)
        {
            logEvent.RenderMessage(output);
            output.WriteLine();
        }
    }
}
