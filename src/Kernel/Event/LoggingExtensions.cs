namespace Actors.Kernel.Event;

/// <summary>Logging by level.</summary>
public static partial class LoggingExtensions
{
    /// <summary>Logs an event.</summary>
    public static void Log(this ILoggingAdapter log, LogLevel level, string format)
    {
        ArgumentNullException.ThrowIfNull(log);
        log.Log(level, null, format);
    }

    /// <summary>Logs an event; the text is made only if somebody reads it.</summary>
    public static void Log(this ILoggingAdapter log, LogLevel level, string format, object?[] args) => Log(log, level, null, format, args);

    /// <summary>Logs an event; the text is made only if somebody reads it.</summary>
    public static void Log(this ILoggingAdapter log, LogLevel level, Exception? cause, string format, object?[] args)
    {
        ArgumentNullException.ThrowIfNull(log);
        if (log.IsEnabled(level))
            log.Log(level, cause, Message(log, format, args));
    }

    private static FormattedLogMessage Message(ILoggingAdapter log, string format, object?[] args) => new(log.Formatter, format, args);
}
