using System.Collections.Concurrent;
using System.Globalization;
using Actors.Kernel.Configuration;
using Actors.Kernel.Event;

namespace Actors.Kernel;

internal sealed partial class ActorSystemImpl
{
    private readonly ConcurrentDictionary<Type, Lazy<object>> _extensions = new();
    private readonly List<IActorRef> _loggers = [];
    private StandardOutLogger? _stdout;

    /// <summary>What the tree ended with, where that was a failure that nobody answered.</summary>
    internal Exception? CauseOfTermination { get; private set; }

    public override Task Terminate()
    {
        IsShuttingDown = true;
        _guardian.Stop();
        return WhenTerminated;
    }

    public override void RegisterOnTermination(Action code)
    {
        lock (_lock)
        {
            if (_whenTerminated.Task.IsCompleted)
                throw new InvalidOperationException("ActorSystem already terminated.");
            (_onTermination ??= new Stack<Action>()).Push(code);
        }
    }

    public override object RegisterExtension(IExtensionId extension)
    {
        ArgumentNullException.ThrowIfNull(extension);
        return _extensions.GetOrAdd(extension.ExtensionType, _ => new Lazy<object>(() => extension.CreateExtension(this))).Value;
    }

    public override object GetExtension(IExtensionId extensionId) => RegisterExtension(extensionId);

    public override T? GetExtension<T>()
        where T : class => TryGetExtension<T>(out var extension) ? extension : null;

    public override bool HasExtension(Type type) => _extensions.ContainsKey(type);

    public override bool HasExtension<T>() => HasExtension(typeof(T));

    public override bool TryGetExtension(Type extensionType, out object? extension)
    {
        extension = _extensions.TryGetValue(extensionType, out var found) ? found.Value : null;
        return extension is not null;
    }

    public override bool TryGetExtension<T>(out T? extension)
        where T : class
    {
        extension = TryGetExtension(typeof(T), out var found) ? (T?)found : null;
        return extension is not null;
    }

    /// <summary>A failure reached the top.</summary>
    internal void FailTermination(Exception cause)
    {
        IsShuttingDown = true;
        CauseOfTermination = cause;
    }

    /// <summary>The tree has ended: what the actors shared can go.</summary>
    internal void CompleteTermination()
    {
        IsShuttingDown = true;
        Stack<Action>? callbacks;
        lock (_lock)
            callbacks = _onTermination;
        while (callbacks is not null && callbacks.TryPop(out var callback))
        {
            try
            {
                callback();
            }
            catch (Exception e)
            {
                EventStream.Publish(new Error(e, ToString(), typeof(ActorSystem), "A termination callback failed: " + e.Message));
            }
        }
        (Scheduler as IDisposable)?.Dispose();
        _realTimeScheduler?.Dispose();
        Dispatchers.Shutdown();
        _whenTerminated.TrySetResult();
    }

    /// <summary>The loggers go with <c>/system</c>; what is logged after them goes to standard output, if at all.</summary>
    internal void StopDefaultLoggers()
    {
        IsShuttingDown = true;
        if (_loggers.Count == 0)
            return;
        foreach (var logger in _loggers)
            EventStream.Unsubscribe(logger);
        SubscribeStdout();
    }

    private void StartLoggers()
    {
        EventStream.SetLogLevel(Logging.LogLevelFor(Settings.LogLevel));
        if (Settings.LogDeadLetters > 0)
        {
            var listener = new DeadLetterListener(this, Settings.LogDeadLetters, Settings.LogDeadLettersSuspendDuration);
            EventStream.Subscribe(listener, typeof(AllDeadLetters));
        }
        if (Settings.DebugUnhandledMessage)
            EventStream.Subscribe(new UnhandledMessageForwarder(this), typeof(UnhandledMessage));
        for (var i = 0; i < Settings.Loggers.Count; i++)
            StartLogger(KnownTypes.SimpleName(Settings.Loggers[i]), i + 1);
        if (Settings.LogConfigOnStart)
            Log.Info(Settings.ToString());
    }

    private void StartLogger(string type, int number)
    {
        if (!KnownTypes.Loggers.TryGetValue(type, out var props))
            throw new ConfigurationException($"Logger specified in config cannot be found: \"{type}\"");
        var name = string.Create(CultureInfo.InvariantCulture, $"log{number}-{type}");
        var logger = SystemActorOf(props.WithDispatcher(Settings.LoggersDispatcher), name);
        _loggers.Add(logger);
        logger.Tell(new InitializeLogger(EventStream), ActorRefs.NoSender);
        SubscribeFrom(logger, EventStream.LogLevel);
    }

    private void SubscribeStdout()
    {
        var level = Logging.LogLevelFor(Settings.StdoutLogLevel);
        if (_stdout is null && level != Logging.Off)
            SubscribeFrom(_stdout = new StandardOutLogger(), level);
    }

    private void SubscribeFrom(IActorRef logger, LogLevel lowest)
    {
        for (var level = lowest; level <= LogLevel.ErrorLevel; level++)
            EventStream.Subscribe(logger, level.ClassFor());
    }
}
