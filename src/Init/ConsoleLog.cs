using Actors.Platform;
using Serilog;
using Serilog.Configuration;
using Serilog.Core;
using Serilog.Events;
using Serilog.Formatting;
using LogEvent = Serilog.Events.LogEvent;

namespace Actors.Init;

/// <summary>Serilog's console sink on stderr, the message alone on each line.</summary>
/// <remarks>
/// Events are made and formatted here, not by Serilog: its output templates, themes and capturing of values bring reflection, and 0.3 MB
/// to the binary, for what is a line of three strings. So does a whole Serilog pipeline (LINQ, and every type that it might capture, Uri among them),
/// which would have one sink and no filter: events go to the sink directly.
/// </remarks>
internal sealed class ConsoleLog : IDisposable
{
    private static readonly MessageTemplate s_noTemplate = new([]);

    private readonly ILogEventSink _sink = CreateSink();

    /// <summary>Writes <c>PROGRAM: info: TEXT</c> (or warning, or fatal).</summary>
    internal void Write(ReportLevel level, string program, string text)
    {
        var (severity, word) = level switch
        {
            ReportLevel.Fatal => (LogEventLevel.Fatal, "fatal"),
            ReportLevel.Warning => (LogEventLevel.Warning, "warning"),
            _ => (LogEventLevel.Information, "info"),
        };
        _sink.Emit(new LogEvent(
            DateTimeOffset.UtcNow, severity, exception: null, s_noTemplate,
            [Property("Program", program), Property("Level", word), Property("Text", ByteString.ToText(text))]));
    }

    /// <inheritdoc/>
    public void Dispose() => (_sink as IDisposable)?.Dispose();

    /// <summary>The sink by itself: Serilog hands it out only to who wraps it.</summary>
    private static ILogEventSink CreateSink()
    {
        ILogEventSink? console = null;
        LoggerSinkConfiguration.Wrap(
            new LoggerConfiguration().WriteTo,
            sink => console = sink,
            configuration => configuration.Console(new MessageFormatter(), standardErrorFromLevel: LogEventLevel.Verbose),
            LogEventLevel.Verbose,
            levelSwitch: null);
        return console!;
    }

    private static LogEventProperty Property(string name, string value) => new(name, new ScalarValue(value));

    private sealed class MessageFormatter : ITextFormatter
    {
        public void Format(LogEvent logEvent, TextWriter output)
        {
            Write(logEvent, "Program", output);
            output.Write(": ");
            Write(logEvent, "Level", output);
            output.Write(": ");
            Write(logEvent, "Text", output);
            output.WriteLine();
        }

        private static void Write(LogEvent logEvent, string name, TextWriter output) =>
            output.Write((string?)((ScalarValue)logEvent.Properties[name]).Value);
    }
}
