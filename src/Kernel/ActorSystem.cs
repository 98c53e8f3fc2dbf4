using Actors.Kernel.Configuration;
using Actors.Kernel.Dispatch;
using Actors.Kernel.Event;
using Actors.Kernel.Setup;

namespace Actors.Kernel;

/// <summary>A tree of actors and what they share: dispatchers, scheduler, event stream, dead letters.</summary>
public abstract class ActorSystem : IActorRefFactory, IDisposable
{
    private protected ActorSystem() { }

    /// <summary>The name: letters, digits and hyphens.</summary>
    public abstract string Name { get; }

    /// <summary>What the system is configured to.</summary>
    public abstract Settings Settings { get; }

    /// <summary>Where log events, dead letters and the like are published.</summary>
    public abstract EventStream EventStream { get; }

    /// <summary>Where messages go that reach nobody.</summary>
    public abstract IActorRef DeadLetters { get; }

    /// <summary>A reference that swallows everything, without a dead letter.</summary>
    public abstract IActorRef IgnoreRef { get; }

    /// <summary>The dispatchers.</summary>
    public abstract Dispatchers Dispatchers { get; }

    /// <summary>The mailboxes.</summary>
    public abstract Mailboxes Mailboxes { get; }

    /// <summary>The scheduler.</summary>
    public abstract IScheduler Scheduler { get; }

    /// <summary>The system's own logger.</summary>
    public abstract ILoggingAdapter Log { get; }

    /// <summary>The scheduler's clock when the system was created.</summary>
    public TimeSpan StartTime { get; private protected set; }

    /// <summary>How long the system has been there.</summary>
    public TimeSpan Uptime => Scheduler.MonotonicClock - StartTime;

    /// <summary>Done once all actors have stopped and all threads are told to end.</summary>
    public abstract Task WhenTerminated { get; }

    /// <summary>Creates a system with all defaults; no configuration is parsed.</summary>
    public static ActorSystem Create(string name) => Create(name, ActorSystemSetup.Empty);

    /// <summary>Creates a system.</summary>
    /// <exception cref="ConfigurationException">The configuration is wrong.</exception>
    public static ActorSystem Create(string name, Config config)
    {
        ArgumentNullException.ThrowIfNull(config);
        return Create(name, BootstrapSetup.Create().WithConfig(config));
    }

    /// <summary>Creates a system.</summary>
    /// <exception cref="ConfigurationException">The configuration is wrong.</exception>
    public static ActorSystem Create(string name, BootstrapSetup setup) => Create(name, ActorSystemSetup.Create(setup));

    /// <summary>Creates a system.</summary>
    /// <exception cref="ConfigurationException">The configuration is wrong.</exception>
    public static ActorSystem Create(string name, ActorSystemSetup setup)
    {
        ArgumentNullException.ThrowIfNull(setup);
        var config = setup.Get<BootstrapSetup>().Value?.Config.Value ?? Config.Empty;
        var system = new ActorSystemImpl(name, config, setup);
        system.Start();
        return system;
    }

    /// <inheritdoc/>
    public abstract IActorRef ActorOf(Props props, string? name = null);

    /// <inheritdoc/>
    public abstract ActorSelection ActorSelection(ActorPath actorPath);

    /// <inheritdoc/>
    public abstract ActorSelection ActorSelection(string actorPath);

    /// <summary>Stops an actor after the message that it is working on.</summary>
    public abstract void Stop(IActorRef actor);

    /// <summary>Stops all actors, from the leaves up, then the system.</summary>
    /// <returns><see cref="WhenTerminated"/>.</returns>
    public abstract Task Terminate();

    /// <summary>Runs something after all actors have stopped; the last registered first.</summary>
    public abstract void RegisterOnTermination(Action code);

    /// <summary>The extension, made where there is none yet.</summary>
    public abstract object RegisterExtension(IExtensionId extension);

    /// <summary>The extension of an id, made where there is none yet.</summary>
    public abstract object GetExtension(IExtensionId extensionId);

    /// <summary>The extension of a type, or null.</summary>
    public abstract T? GetExtension<T>()
        where T : class, IExtension;

    /// <summary>Whether there is an extension of a type.</summary>
    public abstract bool HasExtension(Type type);

    /// <summary>Whether there is an extension of a type.</summary>
    public abstract bool HasExtension<T>()
        where T : class, IExtension;

    /// <summary>The extension of a type.</summary>
    public abstract bool TryGetExtension(Type extensionType, out object? extension);

    /// <summary>The extension of a type.</summary>
    public abstract bool TryGetExtension<T>(out T? extension)
        where T : class, IExtension;

    /// <summary>Terminates the system; does not wait.</summary>
    public void Dispose()
    {
        Terminate();
        GC.SuppressFinalize(this);
    }
}
