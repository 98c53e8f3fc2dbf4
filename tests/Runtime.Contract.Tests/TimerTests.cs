namespace Actors.Runtime.Contract.Tests;

public class TimerTests : TimeTest
{
    [Fact]
    public void A_single_timer_fires_once()
    {
        var actor = NewTimed();
        Run(actor, timers => timers.StartSingleTimer("key", "tick", Second));
        Time.Advance(Second / 2);
        ExpectNoMsg(TimeSpan.Zero);
        Assert.True(Run(actor, timers => timers.IsTimerActive("key")));
        Time.Advance(Second / 2);
        ExpectMsg("tick");
        Assert.False(Run(actor, timers => timers.IsTimerActive("key")));
        Time.Advance(Second * 10);
        ExpectNoMsg(TimeSpan.Zero);
    }

    [Fact]
    public void A_periodic_timer_fires_until_it_is_cancelled()
    {
        var actor = NewTimed();
        Run(actor, timers => timers.StartPeriodicTimer("key", "tick", Second * 3, Second));
        Time.Advance(Second * 2);
        ExpectNoMsg(TimeSpan.Zero);
        for (var i = 0; i < 4; i++)
        {
            Time.Advance(Second);
            ExpectMsg("tick");
        }
        Assert.Equal(["key"], Run(actor, timers => timers.ActiveTimers.ToList()));
        Run(actor, timers => timers.Cancel("key"));
        Time.Advance(Second * 5);
        ExpectNoMsg(TimeSpan.Zero);
    }

    [Fact]
    public void A_timer_with_the_same_key_replaces_the_first_even_if_its_message_is_queued_already()
    {
        var actor = NewTimed();
        Run(actor, timers => timers.StartSingleTimer("key", "old", Second));
        Run(actor, timers =>
        {
            Time.Advance(Second); // the message of the old one is in the mailbox now
            timers.StartSingleTimer("key", "new", Second);
        });
        Run(actor, _ => { });
        Time.Advance(Second);
        ExpectMsg("new");
        ExpectNoMsg(TimeSpan.Zero);
    }

    [Fact]
    public void Nothing_comes_of_a_timer_that_was_cancelled_when_its_message_was_queued_already()
    {
        var actor = NewTimed();
        Run(actor, timers => timers.StartSingleTimer("key", "never", Second));
        Run(actor, timers =>
        {
            Time.Advance(Second);
            timers.Cancel("key");
        });
        actor.Tell("alive");
        ExpectMsg("alive");
    }

    [Fact]
    public void Timers_are_cancelled_on_restart() => Quietly(() =>
    {
        var actor = NewTimed();
        Run(actor, timers => timers.StartPeriodicTimer("key", "never", Second));
        Run(actor, timers => Time.Advance(Second)); // one in the mailbox when it fails
        actor.Tell(Boom);
        Time.Advance(Second * 3);
        actor.Tell("alive");
        FishForMessage<string>(text => text is "alive" or "never" ? text == "alive" : throw new InvalidOperationException(text));
        Assert.Empty(Run(actor, timers => timers.ActiveTimers.ToList()));
    });

    [Fact]
    public void Timers_are_cancelled_on_stop()
    {
        var letters = CreateTestProbe();
        Sys.EventStream.Subscribe(letters, typeof(DeadLetter));
        var actor = NewTimed();
        Run(actor, timers => timers.StartPeriodicTimer("key", "never", Second));
        Watch(actor);
        Sys.Stop(actor);
        ExpectTerminated(actor);
        Time.Advance(Second * 3);
        letters.ExpectNoMsg(Moment);
    }

    [Fact]
    public void A_timer_can_be_started_in_the_constructor()
    {
        Sys.ActorOf(Props.Create(() => new InConstructor(TestActor)));
        ExpectMsg("ready");
        Time.Advance(Second);
        ExpectMsg("tick");
    }

    [Fact]
    public void A_timer_message_comes_from_whom_it_is_said_to_come()
    {
        var actor = NewTimed();
        var probe = CreateTestProbe();
        Run(actor, timers => timers.StartSingleTimer("key", "tick", Second, probe));
        Time.Advance(Second);
        ExpectMsg("tick");
        Assert.Equal(probe.Ref, LastSender);
    }

    [Fact]
    public void A_timer_can_stop_its_actor()
    {
        var actor = NewTimed();
        Watch(actor);
        Run(actor, timers => timers.StartSingleTimer("key", PoisonPill.Instance, Second));
        Time.Advance(Second);
        ExpectTerminated(actor);
    }

    private static void Run(IActorRef actor, Action<ITimerScheduler> action) => Run(actor, timers =>
    {
        action(timers);
        return 0;
    });

    private static T Run<T>(IActorRef actor, Func<ITimerScheduler, T> function)
    {
        var done = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        actor.Tell((Action<ITimerScheduler>)(timers => done.SetResult(function(timers))));
        return done.Task.WaitAsync(TimeSpan.FromSeconds(20)).GetAwaiter().GetResult();
    }

    private IActorRef NewTimed() => Sys.ActorOf(Props.Create(() => new Timed(TestActor)));

    private sealed class Timed : ReceiveActor, IWithTimers
    {
        public Timed(IActorRef journal)
        {
            Receive<Action<ITimerScheduler>>(action => action(Timers));
            Receive<Exception>(e => throw e);
            ReceiveAny(message => journal.Tell(message, Sender));
        }

        public ITimerScheduler Timers { get; set; } = null!;
    }

    private sealed class InConstructor : ReceiveActor, IWithTimers
    {
        public InConstructor(IActorRef journal)
        {
            Timers.StartSingleTimer("key", "tick", Second);
            ReceiveAny(message => journal.Tell(message));
            journal.Tell("ready");
        }

        public ITimerScheduler Timers { get; set; } = null!;
    }
}
