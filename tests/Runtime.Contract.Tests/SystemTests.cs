using System.Collections.Concurrent;

namespace Actors.Runtime.Contract.Tests;

public class SystemTests : ContractTest
{
    private static readonly TimeSpan s_long = TimeSpan.FromSeconds(20);

    [Fact]
    public async Task A_system_terminates_with_all_its_actors()
    {
        var probe = CreateTestProbe();
        var system = ActorSystem.Create("ending", "akka.loggers = []");
        for (var i = 0; i < 10; i++)
            system.ActorOf(Subject.CreateProps(probe));
        probe.ReceiveN(10);
        Assert.False(system.WhenTerminated.IsCompleted);
        await system.Terminate().WaitAsync(s_long);
        Assert.All(probe.ReceiveN(10), message => Assert.Equal("PostStop", message));
        Assert.True(system.WhenTerminated.IsCompletedSuccessfully);
        await system.Terminate(); // once more does no harm
        Assert.ThrowsAny<Exception>(() => system.ActorOf(BlackHoleActor.Props));
    }

    [Fact]
    public async Task Callbacks_run_after_the_actors_have_stopped_the_last_first()
    {
        var order = new ConcurrentQueue<string>();
        var system = ActorSystem.Create("callbacks", "akka.loggers = [], akka.stdout-loglevel = OFF");
        system.RegisterOnTermination(() => order.Enqueue("first"));
        system.RegisterOnTermination(() => throw new IOException("a callback that fails"));
        system.RegisterOnTermination(() => order.Enqueue("last"));
        await system.Terminate().WaitAsync(s_long);
        AwaitAssert(() => Assert.Equal(["last", "first"], order)); // Akka.NET's system has ended before its callbacks
        Assert.Throws<InvalidOperationException>(() => system.RegisterOnTermination(() => { }));
    }

    [Fact]
    public async Task The_user_guardian_ends_before_the_system_guardian()
    {
        var probe = CreateTestProbe();
        var system = (ExtendedActorSystem)ActorSystem.Create("order", "akka.loggers = []");
        system.SystemActorOf(Props.Create(() => new Named("system", probe)));
        system.ActorOf(Props.Create(() => new Named("user", probe)));
        await system.Terminate().WaitAsync(s_long);
        probe.ExpectMsg("user");
        probe.ExpectMsg("system");
    }

    [Fact]
    public void The_strategy_of_top_level_actors_can_be_configured()
    {
        using var kit = new TestKit("""akka.actor.guardian-supervisor-strategy = "Akka.Actor.StoppingSupervisorStrategy" """);
        var subject = kit.Sys.ActorOf(Subject.Quiet());
        kit.Watch(subject);
        kit.EventFilter.Exception<InvalidOperationException>().ExpectOne(() => subject.Tell(Boom));
        kit.ExpectTerminated(subject);
    }

    [Theory]
    [InlineData("akka.scheduler.implementation = NoSuchScheduler")]
    [InlineData("akka.actor.guardian-supervisor-strategy = NoSuchStrategy")]
    [InlineData("akka.loggers = [NoSuchLogger]")]
    public void A_type_that_the_runtime_does_not_know_is_refused(string config)
    {
        var error = Assert.ThrowsAny<Exception>(() => ActorSystem.Create("unknown", config));
        Assert.Contains("NoSuch", (error.InnerException ?? error).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("-a")]
    [InlineData("a b")]
    [InlineData("a/b")]
    public void A_system_has_a_plain_name(string name) => Assert.Throws<ArgumentException>(() => ActorSystem.Create(name));

    [Fact]
    public void Without_configuration_the_defaults_of_Akka_hold()
    {
        var settings = new Settings(Sys, Config.Empty);
        Assert.Equal("INFO", settings.LogLevel);
        Assert.Equal("WARNING", settings.StdoutLogLevel);
        Assert.Equal(10, settings.LogDeadLetters);
        Assert.False(settings.LogDeadLettersDuringShutdown);
        Assert.Equal(TimeSpan.FromMinutes(5), settings.LogDeadLettersSuspendDuration);
        Assert.Equal(Timeout.InfiniteTimeSpan, settings.AskTimeout);
        Assert.False(settings.DebugLifecycle);
        Assert.Equal(30, Sys.Dispatchers.DefaultGlobalDispatcher.Throughput);
    }

    [Fact]
    public void Settings_are_read()
    {
        var settings = new Settings(Sys, """
            akka {
              loglevel = DEBUG
              stdout-loglevel = OFF
              log-dead-letters = off
              log-dead-letters-during-shutdown = on
              log-dead-letters-suspend-duration = infinite
              actor { ask-timeout = 5s, debug { receive = on, lifecycle = on, autoreceive = on, fsm = on, event-stream = on, unhandled = on, log-timers = on } }
            }
            """);
        Assert.Equal("DEBUG", settings.LogLevel);
        Assert.Equal("OFF", settings.StdoutLogLevel);
        Assert.Equal(0, settings.LogDeadLetters);
        Assert.True(settings.LogDeadLettersDuringShutdown);
        Assert.Equal(Timeout.InfiniteTimeSpan, settings.LogDeadLettersSuspendDuration);
        Assert.Equal(TimeSpan.FromSeconds(5), settings.AskTimeout);
        Assert.True(settings.AddLoggingReceive && settings.DebugLifecycle && settings.DebugAutoReceive && settings.FsmDebugEvent
            && settings.DebugEventStream && settings.DebugUnhandledMessage && settings.DebugTimerScheduler);
    }

    [Fact]
    public void A_system_can_be_set_up_in_code()
    {
        var setup = ActorSystemSetup.Create(BootstrapSetup.Create().WithConfig("akka.loglevel = ERROR").WithConfigFallback("a = 1"), new Marker(7));
        using var system = ActorSystem.Create("setup", setup.And(new Marker(8)));
        Assert.Equal("ERROR", system.Settings.LogLevel);
        Assert.Equal(1, system.Settings.Config.GetInt("a"));
        Assert.Equal(8, setup.And(new Marker(8)).Get<Marker>().Value.Value);
        Assert.False(ActorSystemSetup.Empty.Get<Marker>().HasValue);
    }

    [Fact]
    public void An_extension_is_made_once_a_system()
    {
        var id = new CounterExtension();
        Assert.False(Sys.HasExtension<Counter>());
        var first = id.Apply(Sys);
        Assert.Same(first, new CounterExtension().Apply(Sys));
        Assert.Same(first, Sys.GetExtension<Counter>());
        Assert.True(Sys.TryGetExtension<Counter>(out var found));
        Assert.Same(first, found);
        Assert.True(Sys.HasExtension<Counter>());
        using var other = ActorSystem.Create("other", "akka.loggers = []");
        Assert.NotSame(first, id.Apply(other));
    }

    [Fact]
    public void A_deployment_in_the_configuration_goes_before_the_props()
    {
        using var kit = new TestKit("""
            fast { type = Dispatcher, throughput = 3 }
            akka.actor.deployment { "/a/b" { dispatcher = fast, stash-capacity = 4 } }
            """);
        var a = kit.Sys.ActorOf(Subject.Quiet(), "a");
        var b = NewChild(a, Subject.Quiet(), "b");
        Assert.Equal("fast", In(b, context => context.Dispatcher.Id));
        Assert.Equal(4, In(b, context => context.Props.Deploy.StashCapacity));
        Assert.Equal("akka.actor.default-dispatcher", In(a, context => context.Dispatcher.Id));
    }

    [Fact]
    public void The_tree_can_be_printed()
    {
        var parent = Sys.ActorOf(Subject.Quiet(), "parent");
        NewChild(parent, BlackHoleActor.Props, "child");
        var tree = ((ExtendedActorSystem)Sys).PrintTree();
        Assert.Matches(Runtime.IsAkka ? "parent " : "  user GuardianActor\n    parent Subject\n      child ", tree);
        Assert.Contains("child ", tree, StringComparison.Ordinal);
    }

    [Fact]
    public void The_ignoring_reference_swallows_everything()
    {
        Sys.EventStream.Subscribe(TestActor, typeof(AllDeadLetters));
        Sys.IgnoreRef.Tell("x");
        ExpectNoMsg(TimeSpan.Zero);
    }

    private sealed class Marker(int value) : Setup
    {
        public int Value { get; } = value;
    }

    private sealed class Counter : IExtension;

    private sealed class CounterExtension : ExtensionIdProvider<Counter>
    {
        public override Counter CreateExtension(ExtendedActorSystem system) => new();
    }

    private sealed class Named(string name, IActorRef journal) : UntypedActor
    {
        protected override void PostStop() => journal.Tell(name);

        protected override void OnReceive(object message) { }
    }
}
