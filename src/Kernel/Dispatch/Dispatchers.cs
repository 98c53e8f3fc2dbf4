using System.Collections.Concurrent;
using Actors.Kernel.Configuration;

namespace Actors.Kernel.Dispatch;

/// <summary>The dispatchers of a system, by configuration path; each is made when it is first asked for.</summary>
/// <remarks>
/// Without configuration there are <c>akka.actor.default-dispatcher</c> and <c>akka.actor.internal-dispatcher</c>, which share one
/// pool of as many threads as there are processors, and <c>akka.actor.default-blocking-io-dispatcher</c> and
/// <c>akka.io.pinned-dispatcher</c>, where every actor has a thread of its own.
/// </remarks>
public sealed class Dispatchers
{
    /// <summary>The path of the dispatcher of those actors that ask for no other.</summary>
    public const string DefaultDispatcherId = "akka.actor.default-dispatcher";

    /// <summary>The path of the dispatcher for what blocks.</summary>
    public const string DefaultBlockingDispatcherId = "akka.actor.default-blocking-io-dispatcher";

    internal const string InternalDispatcherId = "akka.actor.internal-dispatcher";

    internal const string PinnedDispatcherId = "akka.io.pinned-dispatcher";

    private readonly ActorSystemImpl _system;
    private readonly ConcurrentDictionary<string, MessageDispatcher> _dispatchers = new(StringComparer.Ordinal);
    private readonly Lock _creating = new();
    private WorkerPool? _sharedPool;

    internal Dispatchers(ActorSystemImpl system)
    {
        _system = system;
        DefaultGlobalDispatcher = Lookup(DefaultDispatcherId);
    }

    /// <summary>The dispatcher of those actors that ask for no other.</summary>
    public MessageDispatcher DefaultGlobalDispatcher { get; }

    private Config Config => _system.Settings.Config;

    /// <summary>The dispatcher at a configuration path.</summary>
    /// <exception cref="ConfigurationException">Nothing is configured there.</exception>
    public MessageDispatcher Lookup(string dispatcherName)
    {
        ArgumentNullException.ThrowIfNull(dispatcherName);
        if (_dispatchers.TryGetValue(dispatcherName, out var existing))
            return existing;
        lock (_creating)
        {
            if (!_dispatchers.TryGetValue(dispatcherName, out var dispatcher))
                _dispatchers[dispatcherName] = dispatcher = Create(dispatcherName);
            return dispatcher;
        }
    }

    /// <summary>Whether there is a dispatcher at a configuration path.</summary>
    public bool HasDispatcher(string id) => IsBuiltIn(id) || Config.HasPath(id) || KnownTypes.Dispatchers.ContainsKey(id);

    internal void Shutdown()
    {
        foreach (var dispatcher in _dispatchers.Values)
            dispatcher.Shutdown();
    }

    private static bool IsBuiltIn(string id) =>
        id is DefaultDispatcherId or InternalDispatcherId or DefaultBlockingDispatcherId or PinnedDispatcherId;

    private MessageDispatcher Create(string id)
    {
        if (!HasDispatcher(id))
            throw new ConfigurationException($"Dispatcher {id} not configured.");
        var configured = Config.HasPath(id);
        var throughput = Read("throughput", id switch
        {
            InternalDispatcherId => 5,
            DefaultBlockingDispatcherId => 1,
            _ => MessageDispatcher.DefaultThroughput,
        });
        var type = configured ? Config.GetString(id + ".type") : null;
        if (KnownTypes.Dispatchers.TryGetValue(type is null ? id : KnownTypes.SimpleName(type), out var factory))
            return factory(id, throughput);
        var deadline = configured ? Config.GetTimeSpan(id + ".throughput-deadline-time", TimeSpan.Zero).Ticks : 0;
        return (type is null ? DefaultType(id) : KnownTypes.SimpleName(type)) switch
        {
            nameof(PinnedDispatcher) => new PinnedDispatcher(id, throughput, deadline, _system.EventStream),
            nameof(Dispatcher) or "TaskDispatcher" => new Dispatcher(id, throughput, deadline, SharedPool()),
            "ForkJoinDispatcher" => new Dispatcher(id, throughput, deadline,
                new WorkerPool(id, Math.Max(1, Read("dedicated-thread-pool.thread-count", Environment.ProcessorCount)),
                    _system.EventStream, () => _system.RealTimeScheduler)),
            var unknown => throw new ConfigurationException($"Could not resolve dispatcher type [{unknown}] for dispatcher id [{id}]"),
        };

        int Read(string key, int otherwise) => configured ? Config.GetInt($"{id}.{key}", otherwise) : otherwise;
    }

    private static string DefaultType(string id) =>
        id is DefaultBlockingDispatcherId or PinnedDispatcherId ? nameof(PinnedDispatcher) : nameof(Dispatcher);

    private WorkerPool SharedPool() => _sharedPool ??= new WorkerPool(
        DefaultDispatcherId, Environment.ProcessorCount, _system.EventStream, () => _system.RealTimeScheduler);
}
