namespace Actors.Runtime.Contract.Tests;

public class LoggingTests : ContractTest
{
    [Fact]
    public void A_logger_publishes_events_with_level_source_and_text()
    {
        Sys.EventStream.Subscribe<LogEvent>(TestActor);
        var log = Logging.GetLogger(Sys, "here");
        log.Info("{0} and {1}", 1, "two");
        var info = ExpectMsg<Info>();
        Assert.Equal("1 and two", info.Message.ToString());
        Assert.Equal("here (akka://test)", info.LogSource);
        Assert.Equal(LogLevel.InfoLevel, info.LogLevel());
        Assert.Equal([1, "two"], Assert.IsAssignableFrom<LogMessage>(info.Message).Parameters());
        log.Warning("plain {0}"); // without arguments it is a text and no format
        Assert.Equal("plain {0}", ExpectMsg<Warning>().Message.ToString());
        log.Error(Boom, "failed {0}", "x");
        var error = ExpectMsg<Error>();
        Assert.Same(Boom, error.Cause);
        Assert.Contains("[ERROR]", error.ToString(), StringComparison.Ordinal);
        Assert.Contains("failed x", error.ToString(), StringComparison.Ordinal);
        Assert.Contains("Cause: System.InvalidOperationException: boom", error.ToString(), StringComparison.Ordinal);
        log.Log(LogLevel.WarningLevel, "{0}", ["y"]);
        Assert.Equal("y", ExpectMsg<Warning>().Message.ToString());
        log.Info("{0}{1}{2}{3}{4}{5}", 1, 2, 3, 4, 5, 6);
        Assert.Equal("123456", ExpectMsg<Info>().Message.ToString());
    }

    [Fact]
    public void What_is_below_the_level_is_not_published()
    {
        Sys.EventStream.Subscribe<LogEvent>(TestActor);
        var log = Logging.GetLogger(Sys, "here");
        Assert.False(log.IsDebugEnabled);
        log.Debug("no {0}", 1);
        ExpectNoMsg(TimeSpan.Zero);
        Sys.EventStream.SetLogLevel(LogLevel.ErrorLevel);
        log = Logging.GetLogger(Sys, "here");
        log.Warning("no");
        log.Error("yes");
        ExpectMsg<Error>();
        Sys.EventStream.SetLogLevel(LogLevel.DebugLevel);
        log = Logging.GetLogger(Sys, "here");
        log.Debug("yes");
        ExpectMsg<Debug>();
    }

    [Fact]
    public void The_source_of_an_actor_s_logger_is_its_path()
    {
        Sys.EventStream.Subscribe<Info>(TestActor);
        var subject = Sys.ActorOf(Subject.Quiet(), "subject");
        In(subject, context =>
        {
            context.GetLogger().Info("hello");
            return 0;
        });
        var info = ExpectMsg<Info>();
        Assert.Equal("akka://test/user/subject", info.LogSource);
        Assert.Equal(typeof(Subject), info.LogClass);
        Logging.GetLogger(Sys, typeof(LoggingTests)).Info("hello");
        Assert.Equal("LoggingTests (akka://test)", ExpectMsg<Info>().LogSource);
    }

    [Fact]
    public void A_format_that_does_not_fit_is_logged_as_such()
    {
        Sys.EventStream.Subscribe<Info>(TestActor);
        Logging.GetLogger(Sys, "here").Info("{0} {1} {", 1, 2);
        if (Runtime.IsAkka) // who prints it gets the exception
            Assert.Throws<FormatException>(() => ExpectMsg<Info>().Message.ToString());
        else
            Assert.Contains("malformed", ExpectMsg<Info>().Message.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Levels_have_names()
    {
        foreach (var level in Enum.GetValues<LogLevel>())
            Assert.Equal(level, Logging.LogLevelFor(level.StringFor()));
        Assert.Equal(typeof(Warning), LogLevel.WarningLevel.ClassFor());
        Assert.Throws<ArgumentException>(() => Logging.LogLevelFor("LOUD"));
        Assert.False(NoLogger.Instance.IsErrorEnabled);
    }

    [Fact]
    public void The_life_of_actors_is_logged_when_asked()
    {
        using var kit = new TestKit("akka.loglevel = DEBUG, akka.actor.debug { lifecycle = on, autoreceive = on, receive = on }");
        kit.Sys.EventStream.Subscribe<Debug>(kit.TestActor);
        var actor = kit.Sys.ActorOf(Props.Create(() => new Logged()), "logged");
        Fish("Started");
        actor.Tell("text");
        Fish("received handled message text");
        kit.CreateTestProbe().Watch(actor);
        Fish("now watched by");
        actor.Tell(PoisonPill.Instance);
        Fish("received AutoReceiveMessage <PoisonPill>");
        Fish("Stopped");

        void Fish(string text) => kit.FishForMessage<Debug>(
            debug => debug.LogSource == "akka://test/user/logged" && debug.Message.ToString()!.StartsWith(text, StringComparison.Ordinal), hint: text);
    }

    [Fact]
    public void Unhandled_messages_are_logged_when_asked()
    {
        using var kit = new TestKit("akka.loglevel = DEBUG, akka.actor.debug.unhandled = on");
        var actor = kit.Sys.ActorOf(Props.Create(() => new Logged()), "unhandling");
        kit.EventFilter.Debug(contains: "Unhandled message from", source: "/user/unhandling").ExpectOne(() => actor.Tell(5));
    }

    [Fact]
    public void A_logger_of_the_system_that_fails_is_restarted_and_logs_on()
    {
        var logger = ((ExtendedActorSystem)Sys).SystemActorOf(Props.Create(() => new Fragile(TestActor)));
        Sys.EventStream.Subscribe(logger, typeof(Warning));
        var log = Logging.GetLogger(Sys, "here");
        EventFilter.Exception<IOException>().ExpectOne(() => log.Warning("break"));
        log.Warning("on");
        ExpectMsg("on");
        Assert.NotNull(BlackHoleActor.Props);
    }

    private sealed class Logged : ReceiveActor, ILogReceive
    {
        public Logged() => Receive<string>(_ => { });
    }

    private sealed class Fragile(IActorRef journal) : ReceiveActor
    {
        protected override void PreStart() => Become(() => Receive<Warning>(warning =>
        {
            if (warning.Message is "break")
                throw new IOException("full");
            journal.Tell(warning.Message);
        }));
    }
}
