namespace Actors.Runtime.Contract.Tests;

public class BackoffTests : TimeTest
{
    private static readonly TimeSpan s_min = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan s_max = TimeSpan.FromSeconds(10);

    [Fact]
    public void After_a_failure_the_child_comes_back_after_a_pause_that_doubles() => Quietly(() =>
    {
        var supervisor = Start(OnFailure());
        foreach (var pause in new[] { 1, 2, 4, 8, 10, 10 })
        {
            supervisor.Tell(Boom);
            ExpectMsg("PostStop");
            Paused(supervisor);
            Time.Advance(TimeSpan.FromSeconds(pause) - TimeSpan.FromMilliseconds(1));
            Paused(supervisor);
            Time.Advance(TimeSpan.FromMilliseconds(1));
            ExpectMsg("PreStart");
        }
        Assert.Equal(6, RestartCount(supervisor));
    });

    [Fact]
    public void OnFailure_ends_with_a_child_that_stops_itself()
    {
        var supervisor = Start(OnFailure());
        Watch(supervisor);
        supervisor.Tell(PoisonPillForChild);
        ExpectMsg("PostStop");
        ExpectTerminated(supervisor);
    }

    [Fact]
    public void OnStop_brings_back_a_child_that_stops_itself()
    {
        var supervisor = Start(OnStop());
        foreach (var pause in new[] { 1, 2, 4 })
        {
            supervisor.Tell(PoisonPillForChild);
            ExpectMsg("PostStop");
            Paused(supervisor);
            Time.Advance(TimeSpan.FromSeconds(pause));
            ExpectMsg("PreStart");
        }
    }

    [Fact]
    public void OnStop_leaves_failures_to_its_strategy() => Quietly(() =>
    {
        var supervisor = Start(OnStop());
        supervisor.Tell(Boom);
        ExpectMsg("PreRestart(boom, failing)"); // restarted at once, without a pause
        ExpectMsg("PostStop");
        ExpectMsg("PostRestart(boom)");
        ExpectMsg("PreStart");
        var stopping = Start(OnStop().WithDefaultStoppingStrategy());
        stopping.Tell(Boom);
        ExpectMsg("PostStop");
        Paused(stopping);
        Time.Advance(s_min);
        ExpectMsg("PreStart");
    });

    [Fact]
    public void The_supervisor_ends_when_there_were_too_many() => Quietly(() =>
    {
        foreach (var options in new[] { OnFailure().WithMaxNrOfRetries(2), OnStop().WithDefaultStoppingStrategy().WithMaxNrOfRetries(2) })
        {
            var supervisor = Start(options);
            Watch(supervisor);
            for (var i = 0; i < 2; i++)
            {
                supervisor.Tell(Boom);
                ExpectMsg("PostStop");
                Paused(supervisor);
                Time.Advance(s_max);
                ExpectMsg("PreStart");
            }
            supervisor.Tell(Boom);
            ExpectMsg("PostStop");
            ExpectTerminated(supervisor);
        }
    });

    [Fact]
    public void The_restarts_are_forgotten_when_none_came_for_a_time() => Quietly(() =>
    {
        var supervisor = Start(OnFailure().WithAutoReset(TimeSpan.FromSeconds(3)));
        supervisor.Tell(Boom);
        ExpectMsg("PostStop");
        Paused(supervisor);
        Time.Advance(s_min);
        ExpectMsg("PreStart");
        Assert.Equal(1, RestartCount(supervisor));
        Time.Advance(TimeSpan.FromSeconds(2));
        Assert.Equal(1, RestartCount(supervisor));
        Time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(0, RestartCount(supervisor));
    });

    [Fact]
    public void The_restarts_are_forgotten_when_the_child_says_so() => Quietly(() =>
    {
        var supervisor = Start(OnFailure().WithManualReset());
        supervisor.Tell(Boom);
        ExpectMsg("PostStop");
        Paused(supervisor);
        Time.Advance(s_min);
        ExpectMsg("PreStart");
        Time.Advance(s_max * 10);
        Assert.Equal(1, RestartCount(supervisor));
        supervisor.Tell(new Subject.Do(context => context.Parent.Tell(BackoffSupervisor.Reset.Instance)));
        AwaitCondition(() => RestartCount(supervisor) == 0);
    });

    [Fact]
    public void Messages_pass_in_both_directions()
    {
        var grandparent = CreateTestProbe();
        var supervisor = grandparent.ChildActorOf(BackoffSupervisor.Props(OnFailure()));
        ExpectMsg("PreStart");
        supervisor.Tell("to the child");
        ExpectMsg("to the child");
        supervisor.Tell(new Subject.Do(context => context.Parent.Tell("to the parent")));
        grandparent.ExpectMsg("to the parent");
        Assert.Equal(supervisor, grandparent.LastSender);
        supervisor.Tell(BackoffSupervisor.GetCurrentChild.Instance);
        Assert.Equal("child", ExpectMsg<BackoffSupervisor.CurrentChild>().Ref.Path.Name);
    }

    [Fact]
    public void During_a_pause_messages_are_answered_or_become_dead_letters() => Quietly(() =>
    {
        var silent = Start(OnFailure());
        silent.Tell(Boom);
        ExpectMsg("PostStop");
        Paused(silent);
        Sys.EventStream.Subscribe<DeadLetter>(TestActor);
        silent.Tell("lost");
        Assert.Equal("lost", ExpectMsg<DeadLetter>().Message);
        var answering = Start(OnFailure().WithReplyWhileStopped("not now"));
        answering.Tell(Boom);
        ExpectMsg("PostStop");
        Paused(answering);
        answering.Tell("asked");
        ExpectMsg("not now");
    });

    [Fact]
    public void A_stop_after_a_final_message_is_final()
    {
        var supervisor = Start(OnStop().WithFinalStopMessage(message => message is "final"));
        Watch(supervisor);
        supervisor.Tell("final");
        ExpectMsg("final");
        supervisor.Tell(PoisonPillForChild);
        ExpectMsg("PostStop");
        ExpectTerminated(supervisor);
    }

    [Fact]
    public void A_final_message_during_a_pause_ends_the_supervisor()
    {
        var supervisor = Start(OnStop().WithFinalStopMessage(message => message is "final").WithReplyWhileStopped("not now"));
        Watch(supervisor);
        supervisor.Tell(PoisonPillForChild);
        ExpectMsg("PostStop");
        Paused(supervisor);
        supervisor.Tell("final");
        ExpectMsg("not now");
        ExpectTerminated(supervisor);
    }

    [Fact]
    public void What_the_strategy_does_not_restart_has_no_pause() => Quietly(() =>
    {
        var resuming = Start(OnFailure().WithSupervisorStrategy(new OneForOneStrategy(_ => Directive.Resume)));
        resuming.Tell(Boom);
        resuming.Tell("on");
        ExpectMsg("on");
        var stopping = Start(OnFailure().WithSupervisorStrategy(new OneForOneStrategy(_ => Directive.Stop)));
        Watch(stopping);
        stopping.Tell(Boom);
        ExpectMsg("PostStop");
        ExpectTerminated(stopping);
    });

    [Fact]
    public void A_window_of_the_strategy_forgets_the_restarts_at_its_end() => Quietly(() =>
    {
        var strategy = new OneForOneStrategy(2, 60_000, SupervisorStrategy.DefaultDecider);
        var supervisor = Start(OnFailure().WithManualReset().WithSupervisorStrategy(strategy));
        supervisor.Tell(Boom);
        ExpectMsg("PostStop");
        Paused(supervisor);
        Time.Advance(s_min);
        ExpectMsg("PreStart");
        Assert.Equal(1, RestartCount(supervisor));
        Time.Advance(TimeSpan.FromMinutes(1));
        // As in Akka the reset only counts if no restart came meanwhile; it was noted at zero restarts.
        Assert.Equal(1, RestartCount(supervisor));
    });

    [Fact]
    public void The_other_ways_to_make_one_work_too()
    {
        var props = new[]
        {
            BackoffSupervisor.Props(Subject.CreateProps(TestActor), "child", s_min, s_max, 0),
            BackoffSupervisor.Props(Subject.CreateProps(TestActor), "child", s_min, s_max, 0, 5),
            BackoffSupervisor.PropsWithSupervisorStrategy(Subject.CreateProps(TestActor), "child", s_min, s_max, 0, SupervisorStrategy.StoppingStrategy),
            Props.Create(() => new BackoffSupervisor(Subject.CreateProps(TestActor), "child", s_min, s_max, 0)),
        };
        foreach (var one in props)
        {
            Sys.ActorOf(one);
            ExpectMsg("PreStart");
        }
    }

    [Fact]
    public void Values_out_of_range_are_refused()
    {
        Assert.Throws<ArgumentException>(() => BackoffSupervisor.Props(Options(TimeSpan.Zero, s_max, 0)));
        Assert.Throws<ArgumentException>(() => BackoffSupervisor.Props(Options(s_max, s_min, 0)));
        Assert.Throws<ArgumentException>(() => BackoffSupervisor.Props(Options(s_min, s_max, 1.1)));
        Assert.Throws<ArgumentException>(() => BackoffSupervisor.Props(Options(s_min, s_max, -0.1)));
        Assert.Equal(Runtime.IsAkka, Record.Exception(() => BackoffSupervisor.Props(Options(s_min, s_max, 0).WithAutoReset(s_max * 2))) is null);
        Assert.Equal(Runtime.IsAkka, Record.Exception(() => BackoffSupervisor.Props(Options(s_min, s_max, 0).WithAutoReset(s_min / 2))) is null);
    }

    private static Subject.Do PoisonPillForChild => new(context => context.Stop(context.Self));

    private static BackoffOptions Options(TimeSpan min, TimeSpan max, double random) =>
        Backoff.OnFailure(Subject.Quiet(), "child", min, max, random, -1);

    private BackoffOptions OnFailure() =>
        Backoff.OnFailure(Subject.CreateProps(TestActor), "child", s_min, s_max, 0, -1).WithAutoReset(s_max);

    private BackoffOptions OnStop() => Backoff.OnStop(Subject.CreateProps(TestActor), "child", s_min, s_max, 0, -1).WithAutoReset(s_max);

    private IActorRef Start(BackoffOptions options)
    {
        var supervisor = Sys.ActorOf(BackoffSupervisor.Props(options));
        ExpectMsg("PreStart");
        return supervisor;
    }

    /// <summary>Waits until the supervisor has heard of its child's end, and so the pause has begun.</summary>
    private static void Paused(IActorRef supervisor)
    {
        var probe = supervisor;
        Assert.True(SpinWait.SpinUntil(
            () => probe.Ask<BackoffSupervisor.CurrentChild>(BackoffSupervisor.GetCurrentChild.Instance).GetAwaiter().GetResult().Ref.IsNobody(),
            TimeSpan.FromSeconds(20)));
    }

    private static int RestartCount(IActorRef supervisor) =>
        supervisor.Ask<BackoffSupervisor.RestartCount>(BackoffSupervisor.GetRestartCount.Instance).GetAwaiter().GetResult().Count;
}
