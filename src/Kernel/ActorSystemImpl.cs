using System.Buffers;
using System.Globalization;
using System.Text;
using Actors.Kernel.Configuration;
using Actors.Kernel.Dispatch;
using Actors.Kernel.Dispatch.SysMsg;
using Actors.Kernel.Event;
using Actors.Kernel.Setup;

namespace Actors.Kernel;

/// <summary>The system: the guardians at the top of the tree and all that actors share.</summary>
internal sealed partial class ActorSystemImpl : ExtendedActorSystem
{
    private static long s_lastUid;

    private readonly TaskCompletionSource _whenTerminated = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Lock _lock = new();
    private readonly RootActorPath _rootPath;
    private readonly LocalActorRef _guardian;
    private readonly LocalActorRef _systemGuardian;
    private Stack<Action>? _onTermination;
    private DeadlineScheduler? _realTimeScheduler;
    private long _lastTempName;

    public ActorSystemImpl(string name, Config config, ActorSystemSetup setup)
    {
        if (string.IsNullOrEmpty(name) || !IsValidName(name))
        {
            throw new ArgumentException(
                $"Invalid ActorSystem name [{name}], must contain only word characters (i.e. [a-zA-Z0-9] plus non-leading '-')", nameof(name));
        }
        Name = name;
        Setup = setup;
        Settings = new Settings(this, config);
        EventStream = new EventStream(Settings.DebugEventStream);
        Log = new BusLogging(EventStream, $"ActorSystem({name})", typeof(ActorSystem), DefaultLogMessageFormatter.Instance);
        Scheduler = CreateScheduler();
        StartTime = Scheduler.MonotonicClock;
        _rootPath = new RootActorPath(new Address("akka", name));
        DeadLetters = new DeadLetterActorRef(this, _rootPath / "deadLetters");
        IgnoreRef = new IgnoringRef(_rootPath / "ignore");
        Dispatchers = new Dispatchers(this);
        Mailboxes = new Mailboxes(this);

        var supervisor = new RootGuardianSupervisor(this, _rootPath / "bubble-walker");
        var root = Props.Create(static () => new GuardianActor()).WithSupervisorStrategy(RootStrategy());
        RootGuardian = new RootGuardianActorRef(this, root, supervisor, _rootPath);
        TempContainer = new VirtualPathContainer(this, _rootPath / "temp", RootGuardian);
        var user = Props.Create(static () => new GuardianActor())
            .WithSupervisorStrategy(SupervisorStrategyConfigurator.CreateConfigurator(Settings.SupervisorStrategyClass).Create());
        _guardian = Below(RootGuardian, user, "user");
        _systemGuardian = Below(RootGuardian, Props.Create(() => new SystemGuardianActor(this)), "system");
    }

    public override string Name { get; }

    public ActorSystemSetup Setup { get; }

    public override Settings Settings { get; }

    public override EventStream EventStream { get; }

    public override IActorRef DeadLetters { get; }

    public override IActorRef IgnoreRef { get; }

    public override Dispatchers Dispatchers { get; }

    public override Mailboxes Mailboxes { get; }

    public override IScheduler Scheduler { get; }

    public override ILoggingAdapter Log { get; }

    public override Task WhenTerminated => _whenTerminated.Task;

    public override IInternalActorRef Guardian => _guardian;

    public override IInternalActorRef SystemGuardian => _systemGuardian;

    public override IInternalActorRef LookupRoot => RootGuardian;

    internal RootGuardianActorRef RootGuardian { get; }

    internal VirtualPathContainer TempContainer { get; }

    /// <summary>True from the call of <see cref="Terminate"/>, or from the end of a guardian, on.</summary>
    internal bool IsShuttingDown { get; private set; }

    /// <summary>A scheduler in real time, for what must not wait for a test's clock.</summary>
    internal SchedulerBase RealTimeScheduler
    {
        get
        {
            if (Scheduler is DeadlineScheduler own)
                return own;
            lock (_lock)
                return _realTimeScheduler ??= new DeadlineScheduler(Log);
        }
    }

    public void Start()
    {
        RootGuardian.Start();
        // The end comes from below: /user, then /system, then /. A watch asked of the watcher makes it watch.
        _systemGuardian.SendSystemMessage(new Watch(_guardian, _systemGuardian));
        RootGuardian.SendSystemMessage(new Watch(_systemGuardian, RootGuardian));
        _systemGuardian.Start();
        _guardian.Start();
        StartLoggers();
    }

    public override IActorRef ActorOf(Props props, string? name = null) => _guardian.Cell.AttachChild(props, name);

    public override IActorRef SystemActorOf(Props props, string? name = null) => _systemGuardian.Cell.AttachChild(props, name);

    public override ActorSelection ActorSelection(ActorPath actorPath) => ActorRefFactoryShared.ActorSelection(actorPath, this);

    public override ActorSelection ActorSelection(string actorPath) => ActorRefFactoryShared.ActorSelection(actorPath, this, RootGuardian);

    public override void Stop(IActorRef actor)
    {
        ArgumentNullException.ThrowIfNull(actor);
        ((IInternalActorRef)actor).Stop();
    }

    public override string ToString() => $"akka://{Name}";

    public override string PrintTree()
    {
        var text = new StringBuilder();
        Print(text, RootGuardian, 0);
        return text.ToString();
    }

    /// <summary>Makes the reference of a new actor, which is not started yet.</summary>
    internal LocalActorRef CreateRef(Props props, IInternalActorRef parent, ActorPath path) =>
        new(this, Settings.HasDeployments ? Deployed(props, path) : props, parent, path);

    internal long NextUid() => Interlocked.Increment(ref s_lastUid);

    internal string NextTempName() => Interlocked.Increment(ref _lastTempName).ToString(CultureInfo.InvariantCulture);

    /// <summary>A message that an actor did not get, because it has ended.</summary>
    internal void PublishDeadLetter(in Envelope envelope, IActorRef recipient) =>
        DeadLetters.Tell(new DeadLetter(envelope.Message, envelope.Sender ?? DeadLetters, recipient), envelope.Sender);

    private static readonly SearchValues<char> s_nameCharacters =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_");

    private static bool IsValidName(string name) =>
        char.IsAsciiLetterOrDigit(name[0]) && !name.AsSpan().ContainsAnyExcept(s_nameCharacters);

    private OneForOneStrategy RootStrategy() => new(
        cause =>
        {
            Log.Error(cause, "guardian failed, shutting down system");
            return Directive.Stop;
        },
        loggingEnabled: false);

    private LocalActorRef Below(RootGuardianActorRef root, Props props, string name)
    {
        var child = new LocalActorRef(this, props, root, new ChildActorPath(_rootPath, name, ActorPath.UndefinedUid));
        root.Cell.Adopt(child);
        return child;
    }

    private IScheduler CreateScheduler()
    {
        var name = KnownTypes.SimpleName(Settings.SchedulerClass);
        if (name is nameof(DeadlineScheduler) or "HashedWheelTimerScheduler")
            return new DeadlineScheduler(Log);
        return KnownTypes.Schedulers.TryGetValue(name, out var factory)
            ? factory(Settings.Config, Log)
            : throw new ConfigurationException($"Could not resolve scheduler type [{Settings.SchedulerClass}]");
    }

    /// <summary>What <c>akka.actor.deployment</c> says of an actor goes before what its props say.</summary>
    private Props Deployed(Props props, ActorPath path)
    {
        var elements = path.Elements;
        if (elements.Count < 2 || elements[0] != "user")
            return props;
        var at = $"akka.actor.deployment.\"/{string.Join('/', elements.From(1))}\"";
        var config = Settings.Config;
        if (!config.HasPath(at))
            return props;
        return props.WithDeploy(new Deploy()
            .WithDispatcher(config.GetString(at + ".dispatcher", Deploy.NoDispatcherGiven)!)
            .WithMailbox(config.GetString(at + ".mailbox", Deploy.NoMailboxGiven)!)
            .WithStashCapacity(config.GetInt(at + ".stash-capacity", Deploy.NoStashSize)));
    }

    private static void Print(StringBuilder text, LocalActorRef actor, int depth)
    {
        text.Append(' ', depth * 2).Append(depth == 0 ? "/" : actor.Path.Name)
            .Append(' ').Append(actor.Cell.Actor?.GetType().Name ?? "-").Append('\n');
        foreach (var child in actor.Cell.ChildRefs())
            Print(text, (LocalActorRef)child, depth + 1);
    }

    private sealed class IgnoringRef(ActorPath path) : MinimalActorRef
    {
        public override ActorPath Path => path;
    }
}
