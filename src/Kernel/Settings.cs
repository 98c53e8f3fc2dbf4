using Actors.Kernel.Configuration;
using Actors.Kernel.Event;

namespace Actors.Kernel;

/// <summary>What a system is configured to, with the defaults of Akka's reference configuration where nothing is said.</summary>
public class Settings
{
    /// <summary>Reads a configuration.</summary>
    /// <exception cref="ConfigurationException">A value is wrong.</exception>
    public Settings(ActorSystem system, Config config)
    {
        ArgumentNullException.ThrowIfNull(config);
        System = system;
        Config = config;
        // Defaults live here and not in a text that would have to be parsed at every start.
        if (config.IsEmpty)
            return;
        LogLevel = config.GetString("akka.loglevel", LogLevel)!;
        StdoutLogLevel = config.GetString("akka.stdout-loglevel", StdoutLogLevel)!;
        if (config.HasPath("akka.loggers"))
            Loggers = config.GetStringList("akka.loggers");
        LoggersDispatcher = config.GetString("akka.loggers-dispatcher", LoggersDispatcher)!;
        LogConfigOnStart = config.GetBoolean("akka.log-config-on-start");
        LogDeadLetters = ReadLogDeadLetters(config);
        LogDeadLettersDuringShutdown = config.GetBoolean("akka.log-dead-letters-during-shutdown");
        LogDeadLettersSuspendDuration = config.GetString("akka.log-dead-letters-suspend-duration") == "infinite"
            ? Timeout.InfiniteTimeSpan
            : config.GetTimeSpan("akka.log-dead-letters-suspend-duration", LogDeadLettersSuspendDuration);
        AskTimeout = config.GetTimeSpan("akka.actor.ask-timeout", AskTimeout);
        SupervisorStrategyClass = config.GetString("akka.actor.guardian-supervisor-strategy", SupervisorStrategyClass)!;
        SchedulerClass = config.GetString("akka.scheduler.implementation", SchedulerClass)!;
        AddLoggingReceive = config.GetBoolean("akka.actor.debug.receive");
        DebugAutoReceive = config.GetBoolean("akka.actor.debug.autoreceive");
        DebugLifecycle = config.GetBoolean("akka.actor.debug.lifecycle");
        DebugEventStream = config.GetBoolean("akka.actor.debug.event-stream");
        DebugUnhandledMessage = config.GetBoolean("akka.actor.debug.unhandled");
        DebugTimerScheduler = config.GetBoolean("akka.actor.debug.log-timers");
        FsmDebugEvent = config.GetBoolean("akka.actor.debug.fsm");
        HasDeployments = config.HasPath("akka.actor.deployment");
    }

    /// <summary>The system.</summary>
    public ActorSystem System { get; }

    /// <summary>The whole configuration.</summary>
    public Config Config { get; }

    /// <summary><c>akka.loglevel</c>: DEBUG, INFO, WARNING, ERROR or OFF.</summary>
    public string LogLevel { get; } = "INFO";

    /// <summary><c>akka.stdout-loglevel</c>: what is logged to standard output while no logger runs.</summary>
    public string StdoutLogLevel { get; } = "WARNING";

    /// <summary><c>akka.loggers</c>: the loggers that the system starts, by type name.</summary>
    public IList<string> Loggers { get; } = [nameof(DefaultLogger)];

    /// <summary><c>akka.loggers-dispatcher</c>: where they run.</summary>
    public string LoggersDispatcher { get; } = Dispatch.Dispatchers.DefaultDispatcherId;

    /// <summary><c>akka.log-config-on-start</c>.</summary>
    public bool LogConfigOnStart { get; }

    /// <summary><c>akka.log-dead-letters</c>: how many are logged before the pause; 0 for none.</summary>
    public int LogDeadLetters { get; } = 10;

    /// <summary><c>akka.log-dead-letters-during-shutdown</c>.</summary>
    public bool LogDeadLettersDuringShutdown { get; }

    /// <summary><c>akka.log-dead-letters-suspend-duration</c>: how long the pause lasts; zero for ever.</summary>
    public TimeSpan LogDeadLettersSuspendDuration { get; } = TimeSpan.FromMinutes(5);

    /// <summary><c>akka.actor.ask-timeout</c>.</summary>
    public TimeSpan AskTimeout { get; } = Timeout.InfiniteTimeSpan;

    /// <summary><c>akka.actor.guardian-supervisor-strategy</c>: what decides on failures of top-level actors.</summary>
    public string SupervisorStrategyClass { get; } = nameof(DefaultSupervisorStrategy);

    /// <summary><c>akka.scheduler.implementation</c>.</summary>
    public string SchedulerClass { get; } = nameof(DeadlineScheduler);

    /// <summary><c>akka.actor.debug.receive</c>.</summary>
    public bool AddLoggingReceive { get; }

    /// <summary><c>akka.actor.debug.autoreceive</c>.</summary>
    public bool DebugAutoReceive { get; }

    /// <summary><c>akka.actor.debug.lifecycle</c>.</summary>
    public bool DebugLifecycle { get; }

    /// <summary><c>akka.actor.debug.event-stream</c>.</summary>
    public bool DebugEventStream { get; }

    /// <summary><c>akka.actor.debug.unhandled</c>.</summary>
    public bool DebugUnhandledMessage { get; }

    /// <summary><c>akka.actor.debug.log-timers</c>.</summary>
    public bool DebugTimerScheduler { get; }

    /// <summary><c>akka.actor.debug.fsm</c>.</summary>
    public bool FsmDebugEvent { get; }

    internal bool HasDeployments { get; }

    /// <inheritdoc/>
    public override string ToString() => Config.ToString();

    private static int ReadLogDeadLetters(Config config) => config.GetString("akka.log-dead-letters") switch
    {
        null => 10,
        "on" or "true" => int.MaxValue,
        "off" or "false" => 0,
        _ => config.GetInt("akka.log-dead-letters"),
    };
}
