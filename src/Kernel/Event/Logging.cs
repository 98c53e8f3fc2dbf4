namespace Actors.Kernel.Event;

/// <summary>Where loggers come from, and the names of the levels.</summary>
public static class Logging
{
    /// <summary>Above all levels: nothing is logged.</summary>
    internal const LogLevel Off = (LogLevel)int.MaxValue;

    /// <summary>A logger for an actor; its source is the actor's path.</summary>
    public static ILoggingAdapter GetLogger(this IActorContext context, ILogMessageFormatter? logMessageFormatter = null)
    {
        ArgumentNullException.ThrowIfNull(context);
        var cell = (ActorCell)context;
        return new BusLogging(context.System.EventStream, context.Self.Path, cell.Actor?.GetType() ?? context.Props.Type,
            logMessageFormatter ?? DefaultLogMessageFormatter.Instance);
    }

    /// <summary>A logger for anything: an actor's reference, a type, a name or an object.</summary>
    public static ILoggingAdapter GetLogger(ActorSystem system, object logSourceObj, ILogMessageFormatter? logMessageFormatter = null)
    {
        ArgumentNullException.ThrowIfNull(system);
        return GetLogger(system.EventStream, logSourceObj, $" ({system})", logMessageFormatter);
    }

    /// <summary>A logger for anything: an actor's reference, a type, a name or an object.</summary>
    public static ILoggingAdapter GetLogger(LoggingBus loggingBus, object logSourceObj, ILogMessageFormatter? logMessageFormatter = null)
    {
        ArgumentNullException.ThrowIfNull(loggingBus);
        return GetLogger(loggingBus, logSourceObj, "", logMessageFormatter);
    }

    /// <param name="loggingBus">Where it goes.</param>
    /// <param name="logSourceObj">Who logs.</param>
    /// <param name="suffix">Stands behind a source that has no path to say its system.</param>
    /// <param name="logMessageFormatter">How templates are filled in.</param>
    private static BusLogging GetLogger(LoggingBus loggingBus, object logSourceObj, string suffix, ILogMessageFormatter? logMessageFormatter)
    {
        ArgumentNullException.ThrowIfNull(logSourceObj);
        var (source, type) = logSourceObj switch
        {
            string name => (name + suffix, typeof(string)),
            Type t => (SimpleName(t) + suffix, t),
            IActorRef actor => (actor.Path.ToString(), actor.GetType()),
            IActorContext context => (context.Self.Path.ToString(), context.Props.Type),
            ActorSystem system => (system.ToString() ?? system.Name, system.GetType()),
            _ => (SimpleName(logSourceObj) + suffix, logSourceObj.GetType()),
        };
        return new BusLogging(loggingBus, source, type, logMessageFormatter ?? DefaultLogMessageFormatter.Instance);
    }

    /// <summary>The name of the type of an object.</summary>
    public static string SimpleName(object o)
    {
        ArgumentNullException.ThrowIfNull(o);
        return SimpleName(o.GetType());
    }

    /// <summary>The name of a type.</summary>
    public static string SimpleName(Type t)
    {
        ArgumentNullException.ThrowIfNull(t);
        return t.Name;
    }

    /// <summary>The type of the events of a level.</summary>
    public static Type ClassFor(this LogLevel logLevel) => logLevel switch
    {
        LogLevel.DebugLevel => typeof(Debug),
        LogLevel.InfoLevel => typeof(Info),
        LogLevel.WarningLevel => typeof(Warning),
        LogLevel.ErrorLevel => typeof(Error),
        _ => throw new ArgumentException("Unknown LogLevel", nameof(logLevel)),
    };

    /// <summary>The name of a level, as configuration has it.</summary>
    public static string StringFor(this LogLevel logLevel) => logLevel switch
    {
        LogLevel.DebugLevel => "DEBUG",
        LogLevel.InfoLevel => "INFO",
        LogLevel.WarningLevel => "WARNING",
        LogLevel.ErrorLevel => "ERROR",
        Off => "OFF",
        _ => throw new ArgumentException("Unknown LogLevel", nameof(logLevel)),
    };

    /// <summary>The level with a name; case does not matter.</summary>
    /// <exception cref="ArgumentException">There is none.</exception>
    public static LogLevel LogLevelFor(string logLevel) => logLevel?.ToUpperInvariant() switch
    {
        "DEBUG" => LogLevel.DebugLevel,
        "INFO" => LogLevel.InfoLevel,
        "WARNING" => LogLevel.WarningLevel,
        "ERROR" => LogLevel.ErrorLevel,
        "OFF" => Off,
        _ => throw new ArgumentException($"Unknown LogLevel: \"{logLevel}\". Valid values are: \"DEBUG\", \"INFO\", \"WARNING\", \"ERROR\", \"OFF\"",
            nameof(logLevel)),
    };
}
