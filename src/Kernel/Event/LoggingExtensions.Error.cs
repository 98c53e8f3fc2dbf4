namespace Actors.Kernel.Event;

public static partial class LoggingExtensions
{
    /// <summary>Logs an error.</summary>
    public static void Error(this ILoggingAdapter log, string format) => log.Log(LogLevel.ErrorLevel, null, format);

    /// <summary>Logs an error with an exception.</summary>
    public static void Error(this ILoggingAdapter log, Exception? cause, string format) =>
        log.Log(LogLevel.ErrorLevel, cause, format);

    /// <summary>Logs an error; the text is made only if somebody reads it.</summary>
    public static void Error<T1>(
        this ILoggingAdapter log, string format, T1 arg1)
    {
        if (log.IsErrorEnabled)
            log.Log(LogLevel.ErrorLevel, null, Message(log, format, [arg1]));
    }

    /// <summary>Logs an error with an exception; the text is made only if somebody reads it.</summary>
    public static void Error<T1>(
        this ILoggingAdapter log, Exception? cause, string format, T1 arg1)
    {
        if (log.IsErrorEnabled)
            log.Log(LogLevel.ErrorLevel, cause, Message(log, format, [arg1]));
    }

    /// <summary>Logs an error; the text is made only if somebody reads it.</summary>
    public static void Error<T1, T2>(
        this ILoggingAdapter log, string format, T1 arg1, T2 arg2)
    {
        if (log.IsErrorEnabled)
            log.Log(LogLevel.ErrorLevel, null, Message(log, format, [arg1, arg2]));
    }

    /// <summary>Logs an error with an exception; the text is made only if somebody reads it.</summary>
    public static void Error<T1, T2>(
        this ILoggingAdapter log, Exception? cause, string format, T1 arg1, T2 arg2)
    {
        if (log.IsErrorEnabled)
            log.Log(LogLevel.ErrorLevel, cause, Message(log, format, [arg1, arg2]));
    }

    /// <summary>Logs an error; the text is made only if somebody reads it.</summary>
    public static void Error<T1, T2, T3>(
        this ILoggingAdapter log, string format, T1 arg1, T2 arg2, T3 arg3)
    {
        if (log.IsErrorEnabled)
            log.Log(LogLevel.ErrorLevel, null, Message(log, format, [arg1, arg2, arg3]));
    }

    /// <summary>Logs an error with an exception; the text is made only if somebody reads it.</summary>
    public static void Error<T1, T2, T3>(
        this ILoggingAdapter log, Exception? cause, string format, T1 arg1, T2 arg2, T3 arg3)
    {
        if (log.IsErrorEnabled)
            log.Log(LogLevel.ErrorLevel, cause, Message(log, format, [arg1, arg2, arg3]));
    }

    /// <summary>Logs an error; the text is made only if somebody reads it.</summary>
    public static void Error<T1, T2, T3, T4>(
        this ILoggingAdapter log, string format, T1 arg1, T2 arg2, T3 arg3, T4 arg4)
    {
        if (log.IsErrorEnabled)
            log.Log(LogLevel.ErrorLevel, null, Message(log, format, [arg1, arg2, arg3, arg4]));
    }

    /// <summary>Logs an error with an exception; the text is made only if somebody reads it.</summary>
    public static void Error<T1, T2, T3, T4>(
        this ILoggingAdapter log, Exception? cause, string format, T1 arg1, T2 arg2, T3 arg3, T4 arg4)
    {
        if (log.IsErrorEnabled)
            log.Log(LogLevel.ErrorLevel, cause, Message(log, format, [arg1, arg2, arg3, arg4]));
    }

    /// <summary>Logs an error; the text is made only if somebody reads it.</summary>
    public static void Error<T1, T2, T3, T4, T5>(
        this ILoggingAdapter log, string format, T1 arg1, T2 arg2, T3 arg3, T4 arg4, T5 arg5)
    {
        if (log.IsErrorEnabled)
            log.Log(LogLevel.ErrorLevel, null, Message(log, format, [arg1, arg2, arg3, arg4, arg5]));
    }

    /// <summary>Logs an error with an exception; the text is made only if somebody reads it.</summary>
    public static void Error<T1, T2, T3, T4, T5>(
        this ILoggingAdapter log, Exception? cause, string format, T1 arg1, T2 arg2, T3 arg3, T4 arg4, T5 arg5)
    {
        if (log.IsErrorEnabled)
            log.Log(LogLevel.ErrorLevel, cause, Message(log, format, [arg1, arg2, arg3, arg4, arg5]));
    }

    /// <summary>Logs an error; the text is made only if somebody reads it.</summary>
    public static void Error<T1, T2, T3, T4, T5, T6>(
        this ILoggingAdapter log, string format, T1 arg1, T2 arg2, T3 arg3, T4 arg4, T5 arg5, T6 arg6)
    {
        if (log.IsErrorEnabled)
            log.Log(LogLevel.ErrorLevel, null, Message(log, format, [arg1, arg2, arg3, arg4, arg5, arg6]));
    }

    /// <summary>Logs an error with an exception; the text is made only if somebody reads it.</summary>
    public static void Error<T1, T2, T3, T4, T5, T6>(
        this ILoggingAdapter log, Exception? cause, string format, T1 arg1, T2 arg2, T3 arg3, T4 arg4, T5 arg5, T6 arg6)
    {
        if (log.IsErrorEnabled)
            log.Log(LogLevel.ErrorLevel, cause, Message(log, format, [arg1, arg2, arg3, arg4, arg5, arg6]));
    }

    /// <summary>Logs an error; the text is made only if somebody reads it.</summary>
    public static void Error(this ILoggingAdapter log, string format, object?[] args) =>
        log.Log(LogLevel.ErrorLevel, null, Message(log, format, args));

    /// <summary>Logs an error with an exception; the text is made only if somebody reads it.</summary>
    public static void Error(this ILoggingAdapter log, Exception? cause, string format, object?[] args) =>
        log.Log(LogLevel.ErrorLevel, cause, Message(log, format, args));
}
