namespace Actors.Kernel.Event;

public static partial class LoggingExtensions
{
    /// <summary>Logs a debug event.</summary>
    public static void Debug(this ILoggingAdapter log, string format) => log.Log(LogLevel.DebugLevel, null, format);

    /// <summary>Logs a debug event with an exception.</summary>
    public static void Debug(this ILoggingAdapter log, Exception? cause, string format) =>
        log.Log(LogLevel.DebugLevel, cause, format);

    /// <summary>Logs a debug event; the text is made only if somebody reads it.</summary>
    public static void Debug<T1>(
        this ILoggingAdapter log, string format, T1 arg1)
    {
        if (log.IsDebugEnabled)
            log.Log(LogLevel.DebugLevel, null, Message(log, format, [arg1]));
    }

    /// <summary>Logs a debug event with an exception; the text is made only if somebody reads it.</summary>
    public static void Debug<T1>(
        this ILoggingAdapter log, Exception? cause, string format, T1 arg1)
    {
        if (log.IsDebugEnabled)
            log.Log(LogLevel.DebugLevel, cause, Message(log, format, [arg1]));
    }

    /// <summary>Logs a debug event; the text is made only if somebody reads it.</summary>
    public static void Debug<T1, T2>(
        this ILoggingAdapter log, string format, T1 arg1, T2 arg2)
    {
        if (log.IsDebugEnabled)
            log.Log(LogLevel.DebugLevel, null, Message(log, format, [arg1, arg2]));
    }

    /// <summary>Logs a debug event with an exception; the text is made only if somebody reads it.</summary>
    public static void Debug<T1, T2>(
        this ILoggingAdapter log, Exception? cause, string format, T1 arg1, T2 arg2)
    {
        if (log.IsDebugEnabled)
            log.Log(LogLevel.DebugLevel, cause, Message(log, format, [arg1, arg2]));
    }

    /// <summary>Logs a debug event; the text is made only if somebody reads it.</summary>
    public static void Debug<T1, T2, T3>(
        this ILoggingAdapter log, string format, T1 arg1, T2 arg2, T3 arg3)
    {
        if (log.IsDebugEnabled)
            log.Log(LogLevel.DebugLevel, null, Message(log, format, [arg1, arg2, arg3]));
    }

    /// <summary>Logs a debug event with an exception; the text is made only if somebody reads it.</summary>
    public static void Debug<T1, T2, T3>(
        this ILoggingAdapter log, Exception? cause, string format, T1 arg1, T2 arg2, T3 arg3)
    {
        if (log.IsDebugEnabled)
            log.Log(LogLevel.DebugLevel, cause, Message(log, format, [arg1, arg2, arg3]));
    }

    /// <summary>Logs a debug event; the text is made only if somebody reads it.</summary>
    public static void Debug<T1, T2, T3, T4>(
        this ILoggingAdapter log, string format, T1 arg1, T2 arg2, T3 arg3, T4 arg4)
    {
        if (log.IsDebugEnabled)
            log.Log(LogLevel.DebugLevel, null, Message(log, format, [arg1, arg2, arg3, arg4]));
    }

    /// <summary>Logs a debug event with an exception; the text is made only if somebody reads it.</summary>
    public static void Debug<T1, T2, T3, T4>(
        this ILoggingAdapter log, Exception? cause, string format, T1 arg1, T2 arg2, T3 arg3, T4 arg4)
    {
        if (log.IsDebugEnabled)
            log.Log(LogLevel.DebugLevel, cause, Message(log, format, [arg1, arg2, arg3, arg4]));
    }

    /// <summary>Logs a debug event; the text is made only if somebody reads it.</summary>
    public static void Debug<T1, T2, T3, T4, T5>(
        this ILoggingAdapter log, string format, T1 arg1, T2 arg2, T3 arg3, T4 arg4, T5 arg5)
    {
        if (log.IsDebugEnabled)
            log.Log(LogLevel.DebugLevel, null, Message(log, format, [arg1, arg2, arg3, arg4, arg5]));
    }

    /// <summary>Logs a debug event with an exception; the text is made only if somebody reads it.</summary>
    public static void Debug<T1, T2, T3, T4, T5>(
        this ILoggingAdapter log, Exception? cause, string format, T1 arg1, T2 arg2, T3 arg3, T4 arg4, T5 arg5)
    {
        if (log.IsDebugEnabled)
            log.Log(LogLevel.DebugLevel, cause, Message(log, format, [arg1, arg2, arg3, arg4, arg5]));
    }

    /// <summary>Logs a debug event; the text is made only if somebody reads it.</summary>
    public static void Debug<T1, T2, T3, T4, T5, T6>(
        this ILoggingAdapter log, string format, T1 arg1, T2 arg2, T3 arg3, T4 arg4, T5 arg5, T6 arg6)
    {
        if (log.IsDebugEnabled)
            log.Log(LogLevel.DebugLevel, null, Message(log, format, [arg1, arg2, arg3, arg4, arg5, arg6]));
    }

    /// <summary>Logs a debug event with an exception; the text is made only if somebody reads it.</summary>
    public static void Debug<T1, T2, T3, T4, T5, T6>(
        this ILoggingAdapter log, Exception? cause, string format, T1 arg1, T2 arg2, T3 arg3, T4 arg4, T5 arg5, T6 arg6)
    {
        if (log.IsDebugEnabled)
            log.Log(LogLevel.DebugLevel, cause, Message(log, format, [arg1, arg2, arg3, arg4, arg5, arg6]));
    }

    /// <summary>Logs a debug event; the text is made only if somebody reads it.</summary>
    public static void Debug(this ILoggingAdapter log, string format, object?[] args) =>
        log.Log(LogLevel.DebugLevel, null, Message(log, format, args));

    /// <summary>Logs a debug event with an exception; the text is made only if somebody reads it.</summary>
    public static void Debug(this ILoggingAdapter log, Exception? cause, string format, object?[] args) =>
        log.Log(LogLevel.DebugLevel, cause, Message(log, format, args));
}
