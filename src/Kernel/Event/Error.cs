namespace Actors.Kernel.Event;

/// <summary>A log event about what failed.</summary>
public class Error : LogEvent
{
    /// <summary>An event, with an exception or null.</summary>
    public Error(Exception? cause, string logSource, Type logClass, object message)
    {
        Cause = cause;
        LogSource = logSource;
        LogClass = logClass;
        Message = message;
    }

    /// <inheritdoc/>
    public override LogLevel LogLevel() => Event.LogLevel.ErrorLevel;
}
