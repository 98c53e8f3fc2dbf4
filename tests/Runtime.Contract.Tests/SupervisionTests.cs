namespace Actors.Runtime.Contract.Tests;

public class SupervisionTests : ContractTest
{
    [Fact]
    public void The_default_decider_stops_what_can_not_be_helped_and_restarts_the_rest()
    {
        var decider = SupervisorStrategy.DefaultDecider;
        Assert.Equal(Directive.Restart, decider.Decide(Boom));
        Assert.Equal(Directive.Stop, decider.Decide(new ActorInitializationException("x")));
        Assert.Equal(Directive.Stop, decider.Decide(new PostRestartException(TestActor, Boom, Boom)));
        Assert.Equal(Directive.Stop, decider.Decide(new ActorKilledException("x")));
        Assert.Equal(Directive.Stop, decider.Decide(new DeathPactException(TestActor)));
    }

    [Fact]
    public void A_decider_of_pairs_takes_the_first_that_fits()
    {
        var decider = Decider.From(
            Directive.Escalate,
            Directive.Stop.When<IOException>(),
            Directive.Resume.When<SystemException>());
        Assert.Equal(Directive.Stop, decider.Decide(new FileNotFoundException()));
        Assert.Equal(Directive.Resume, decider.Decide(new ArgumentException("x")));
        Assert.Equal(Directive.Escalate, decider.Decide(new AskTimeoutException("x")));
        Assert.Equal(Directive.Restart, Decider.From(_ => Directive.Restart).Decide(Boom));
    }

    [Fact]
    public void All_ways_to_construct_a_strategy_mean_what_they_say()
    {
        var decider = SupervisorStrategy.DefaultDecider;
        Assert.Equal((-1, -1), Limits(new OneForOneStrategy(decider)));
        Assert.Equal((-1, -1), Limits(new OneForOneStrategy(_ => Directive.Stop)));
        Assert.Equal((-1, -1), Limits(new OneForOneStrategy((int?)null, null, decider)));
        Assert.Equal((3, 2000), Limits(new OneForOneStrategy((int?)3, TimeSpan.FromSeconds(2), decider)));
        Assert.Equal((3, 2000), Limits(new OneForOneStrategy((int?)3, TimeSpan.FromSeconds(2), _ => Directive.Stop)));
        Assert.Equal((3, 500), Limits(new OneForOneStrategy(3, 500, decider)));
        Assert.Equal((3, 500), Limits(new OneForOneStrategy(3, 500, _ => Directive.Stop, false)));
        Assert.Equal((7, 500), Limits(new OneForOneStrategy(3, 500, decider).WithMaxNrOfRetries(7)));
        var all = new AllForOneStrategy((int?)3, TimeSpan.FromSeconds(2), _ => Directive.Stop);
        Assert.Equal((3, 2000), (all.MaxNumberOfRetries, all.WithinTimeRangeMilliseconds));
        Assert.Equal(new OneForOneStrategy(3, 500, decider), new OneForOneStrategy(3, 500, decider));
        Assert.NotEqual(new OneForOneStrategy(3, 500, decider), new OneForOneStrategy(4, 500, decider));

        static (int, int) Limits(OneForOneStrategy strategy) => (strategy.MaxNumberOfRetries, strategy.WithinTimeRangeMilliseconds);
    }

    [Fact]
    public void Failures_are_logged_by_what_is_done_about_them()
    {
        Check(Directive.Restart, () => EventFilter.Error("boom"));
        Check(Directive.Stop, () => EventFilter.Error("boom"));
        Check(Directive.Resume, () => EventFilter.Warning("boom"));

        void Check(Directive directive, Func<IEventFilterApplier> filter)
        {
            var parent = Sys.ActorOf(Subject.Quiet(new OneForOneStrategy(_ => directive)));
            var child = NewChild(parent, Subject.Quiet());
            filter().ExpectOne(() => child.Tell(Boom));
        }
    }

    [Fact]
    public void A_strategy_without_logging_logs_nothing()
    {
        var parent = Sys.ActorOf(Subject.Quiet(new OneForOneStrategy(_ => Directive.Stop, loggingEnabled: false)));
        var child = NewChild(parent, Subject.Quiet());
        Watch(child);
        EventFilter.Error().Expect(0, Moment, () =>
        {
            child.Tell(Boom);
            ExpectTerminated(child);
        });
    }

    [Fact]
    public void Props_can_replace_an_actor_s_own_strategy() => Quietly(() =>
    {
        var parent = Sys.ActorOf(Subject.Quiet(SupervisorStrategy.DefaultStrategy).WithSupervisorStrategy(SupervisorStrategy.StoppingStrategy));
        var child = NewChild(parent, Subject.Quiet());
        Watch(child);
        child.Tell(Boom);
        ExpectTerminated(child);
    });

    [Fact]
    public void An_escalated_failure_becomes_one_of_the_supervisor_with_the_same_cause() => Quietly(() =>
    {
        var seen = new TaskCompletionSource<Exception>();
        var grandparent = Sys.ActorOf(Subject.Quiet(new OneForOneStrategy(e =>
        {
            seen.TrySetResult(e);
            return Directive.Restart;
        })));
        var parent = NewChild(grandparent, Subject.CreateProps(TestActor, new OneForOneStrategy(_ => Directive.Escalate)));
        ExpectMsg("PreStart");
        var child = NewChild(parent, Subject.Quiet());
        var watcher = CreateTestProbe();
        watcher.Watch(child);
        child.Tell(Boom);
        Assert.StartsWith(Runtime.IsAkka ? "PreRestart(boom, <Failed>" : "PreRestart(boom, null)", ExpectMsg<string>(), StringComparison.Ordinal);
        ExpectMsg("PostStop");
        watcher.ExpectTerminated(child);
        Assert.Same(Boom, seen.Task.Result);
    });

    [Fact]
    public void A_resume_after_an_escalation_reaches_the_child_that_failed() => Quietly(() =>
    {
        var grandparent = Sys.ActorOf(Subject.Quiet(new OneForOneStrategy(_ => Directive.Resume)));
        var parent = NewChild(grandparent, Subject.Quiet(new OneForOneStrategy(_ => Directive.Escalate)));
        var child = NewChild(parent, Subject.CreateProps(TestActor));
        var sibling = NewChild(parent, SimpleEchoActor.Props());
        ExpectMsg("PreStart");
        for (var i = 0; i < 3; i++)
        {
            child.Tell(Boom);
            child.Tell("next");
            ExpectMsg("next");
            sibling.Tell("sibling");
            ExpectMsg("sibling");
            parent.Tell("parent");
            ExpectMsg("parent");
        }
    });

    [Fact]
    public void A_decider_that_throws_is_a_failure_of_the_supervisor() => Quietly(() =>
    {
        var grandparent = Sys.ActorOf(Subject.Quiet());
        var parent = NewChild(grandparent, Subject.CreateProps(TestActor, new OneForOneStrategy(_ => throw new IOException("undecided"))));
        ExpectMsg("PreStart");
        var child = NewChild(parent, Subject.Quiet());
        child.Tell(Boom);
        Assert.StartsWith(Runtime.IsAkka ? "PreRestart(undecided, <Failed>" : "PreRestart(undecided, null)", ExpectMsg<string>(), StringComparison.Ordinal);
    });

    [Fact]
    public void All_for_one_asks_every_child_before_the_first_that_is_refused()
    {
        var strategy = new Counting(new AllForOneStrategy(1, -1, _ => Directive.Restart));
        using var quiet = EventFilter.Custom(static _ => true).Mute();
        var parent = Sys.ActorOf(Subject.Quiet(strategy));
        var first = NewChild(parent, Subject.Quiet(), "first");
        var second = NewChild(parent, Subject.Quiet(), "second");
        Watch(first);
        Watch(second);
        second.Tell(Boom);
        AwaitCondition(() => strategy.Asked == 1);
        Assert.Equal([1u, 1u], strategy.Counts);
        second.Tell(Boom);
        var ended = ReceiveN(2).Cast<Terminated>().Select(terminated => terminated.ActorRef.Path.Name).Order();
        Assert.Equal(["first", "second"], ended);
        Assert.Equal([2u, 1u], strategy.Counts); // the first was refused, so the second was not asked
    }

    [Fact]
    public void A_child_created_in_PreRestart_waits_with_its_parent() => Quietly(() =>
    {
        var parent = Sys.ActorOf(Props.Create(() => new Late(TestActor)));
        parent.Tell(Boom);
        ExpectMsg("PostRestart of the parent");
        ExpectMsg("the late child is restarted");
        ExpectMsg("the late child works");
    });

    [Fact]
    public void A_stop_overtakes_a_failure_that_nobody_has_answered() => Quietly(() =>
    {
        var deciding = new ManualResetEventSlim();
        var decide = new ManualResetEventSlim();
        var parent = Sys.ActorOf(Subject.Quiet(new OneForOneStrategy(_ =>
        {
            deciding.Set();
            decide.Wait(TimeSpan.FromSeconds(20));
            return Directive.Restart;
        })));
        var child = NewChild(parent, Subject.CreateProps(TestActor));
        ExpectMsg("PreStart");
        Watch(child);
        child.Tell(Boom);
        Assert.True(deciding.Wait(TimeSpan.FromSeconds(20)));
        Sys.Stop(child);
        ExpectMsg("PostStop");
        ExpectTerminated(child);
        decide.Set();
        Assert.Empty(In(parent, context => context.GetChildren().ToList()));
    });

    [Fact]
    public void Who_is_restarted_for_another_s_failure_works_on_nothing_before() => Quietly(() =>
    {
        var parent = Sys.ActorOf(Subject.Quiet(new AllForOneStrategy(_ => Directive.Restart)));
        var sibling = NewChild(parent, Subject.CreateProps(TestActor));
        ExpectMsg("PreStart");
        var holding = NewChild(sibling, Subject.Quiet());
        var failing = NewChild(parent, Subject.Quiet());
        using (Hold(holding))
        {
            failing.Tell(Boom);
            ExpectMsg("PreRestart(boom, null)");
            ExpectMsg("PostStop"); // and now it waits for the one that is held
            sibling.Tell("later");
            ExpectNoMsg(Moment);
        }

        ExpectMsg("PostRestart(boom)");
        ExpectMsg("PreStart");
        ExpectMsg("later");
    });

    [Fact]
    public void A_restart_that_comes_while_another_waits_for_children_is_made_after_it() => Quietly(() =>
    {
        var parent = Sys.ActorOf(Subject.Quiet(new AllForOneStrategy(_ => Directive.Restart)));
        var slow = NewChild(parent, Subject.CreateProps(TestActor));
        ExpectMsg("PreStart");
        var holding = NewChild(slow, Subject.Quiet());
        var failing = NewChild(parent, Subject.Quiet());
        using (Hold(holding))
        {
            failing.Tell(Boom);
            ExpectMsg("PreRestart(boom, null)");
            ExpectMsg("PostStop"); // and now it waits for the one that is held
            failing.Tell(Boom);
            In(failing, _ => 0); // its second restart is done, and the other has been told of it
        }
        ExpectMsg("PostRestart(boom)");
        ExpectMsg("PreStart");
        ExpectMsg("PreRestart(boom, null)");
        ExpectMsg("PostStop");
        ExpectMsg("PostRestart(boom)");
        ExpectMsg("PreStart");
        slow.Tell("alive");
        ExpectMsg("alive");
    });

    private sealed class Counting(AllForOneStrategy inner) : TestStrategy
    {
        public List<uint> Counts { get; } = [];

        public int Asked { get; private set; }

        public override IDecider Decider => inner.Decider;

        public override void HandleChildTerminated(IActorContext actorContext, IActorRef child, IEnumerable<IInternalActorRef> children) { }

        public override void ProcessFailure(
            IActorContext context, bool restart, IActorRef child, Exception cause,
            ChildRestartStats stats, IReadOnlyCollection<ChildRestartStats> children)
        {
            inner.ProcessFailure(context, restart, child, cause, stats, children);
            Counts.Clear();
            Counts.AddRange(children.Select(entry => entry.MaxNrOfRetriesCount));
            Asked++;
        }

        protected override Directive Handle(IActorRef child, Exception exception) => Decider.Decide(exception);
    }

    private sealed class Late(IActorRef journal) : UntypedActor
    {
        private readonly ManualResetEventSlim _works = new();

        protected override void OnReceive(object message) => throw (Exception)message;

        protected override void PreRestart(Exception reason, object? message)
        {
            var works = _works;
            var child = Context.ActorOf(Props.Create(() => new Child(journal, works)), "late");
            child.Tell("the late child works", journal);
            Assert.False(_works.Wait(Moment)); // it has time enough to do so
        }

        protected override void PostRestart(Exception reason) => journal.Tell("PostRestart of the parent");

        private sealed class Child(IActorRef journal, ManualResetEventSlim works) : UntypedActor
        {
            protected override void PostRestart(Exception reason) => journal.Tell("the late child is restarted");

            protected override void OnReceive(object message)
            {
                works.Set();
                journal.Tell(message);
            }
        }
    }
}
