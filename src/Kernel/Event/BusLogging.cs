namespace Actors.Kernel.Event;

/// <summary>Logs onto the event stream.</summary>
public sealed class BusLogging : LoggingAdapterBase
{
    /// <summary>A text, or the path of an actor: that is made a text only when something is logged.</summary>
    private readonly object _source;

    /// <summary>A logger with a source.</summary>
    public BusLogging(LoggingBus bus, string logSource, Type logClass, ILogMessageFormatter logMessageFormatter)
        : this(bus, (object)logSource, logClass, logMessageFormatter) { }

    internal BusLogging(LoggingBus bus, ActorPath logSource, Type logClass, ILogMessageFormatter logMessageFormatter)
        : this(bus, (object)logSource, logClass, logMessageFormatter) { }

    private BusLogging(LoggingBus bus, object logSource, Type logClass, ILogMessageFormatter logMessageFormatter)
        : base(logMessageFormatter)
    {
        Bus = bus;
        _source = logSource;
        LogClass = logClass;
    }

    /// <summary>Where the events go.</summary>
    public LoggingBus Bus { get; }

    /// <summary>Where they come from.</summary>
    public string LogSource => _source.ToString()!;

    /// <summary>The type that logs.</summary>
    public Type LogClass { get; }

    /// <inheritdoc/>
    public override bool IsDebugEnabled => Bus.LogLevel <= LogLevel.DebugLevel;

    /// <inheritdoc/>
    public override bool IsInfoEnabled => Bus.LogLevel <= LogLevel.InfoLevel;

    /// <inheritdoc/>
    public override bool IsWarningEnabled => Bus.LogLevel <= LogLevel.WarningLevel;

    /// <inheritdoc/>
    public override bool IsErrorEnabled => Bus.LogLevel <= LogLevel.ErrorLevel;

    /// <inheritdoc/>
    protected override void NotifyLog(LogLevel logLevel, object message, Exception? cause = null) => Bus.Publish(logLevel switch
    {
        LogLevel.DebugLevel => new Debug(cause, LogSource, LogClass, message),
        LogLevel.InfoLevel => new Info(cause, LogSource, LogClass, message),
        LogLevel.WarningLevel => new Warning(cause, LogSource, LogClass, message),
        LogLevel.ErrorLevel => new Error(cause, LogSource, LogClass, message),
        _ => throw new ArgumentOutOfRangeException(nameof(logLevel), logLevel, "Unknown log level."),
    });
}
