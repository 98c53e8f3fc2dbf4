using System.Collections.Concurrent;

namespace Actors.Runtime.Contract.Tests;

public class SchedulerTests : ContractTest
{
    private static readonly TimeSpan s_long = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan s_hour = TimeSpan.FromHours(1);

    [Fact]
    public void What_is_due_is_told()
    {
        Sys.Scheduler.ScheduleTellOnce(TimeSpan.Zero, TestActor, "now", ActorRefs.NoSender);
        ExpectMsg("now");
        Sys.Scheduler.ScheduleTellOnce(Moment, TestActor, "later", TestActor);
        ExpectMsg("later");
        Assert.Equal(TestActor, LastSender);
        Sys.Scheduler.ScheduleTellOnce(1, TestActor, "in milliseconds", TestActor);
        ExpectMsg("in milliseconds");
    }

    [Fact]
    public void Nothing_is_done_before_its_time()
    {
        var start = Sys.Scheduler.MonotonicClock;
        Sys.Scheduler.ScheduleTellOnce(Moment, TestActor, "x", ActorRefs.NoSender);
        ExpectMsg("x");
        Assert.True(Sys.Scheduler.MonotonicClock - start >= Moment);
    }

    [Fact]
    public void What_repeats_is_done_until_it_is_cancelled()
    {
        var cancelable = Sys.Scheduler.ScheduleTellRepeatedlyCancelable(TimeSpan.Zero, TimeSpan.FromMilliseconds(1), TestActor, "tick", ActorRefs.NoSender);
        ReceiveN(5);
        cancelable.Cancel();
        while (ReceiveOne(Moment) is not null) { }
        ExpectNoMsg(Moment);
    }

    [Fact]
    public void What_throws_is_logged_and_the_scheduler_goes_on()
    {
        EventFilter.Exception<IOException>("x").ExpectOne(() => Sys.Scheduler.Advanced.ScheduleOnce(TimeSpan.Zero, () => throw new IOException("x")));
        Sys.Scheduler.Advanced.ScheduleOnce(TimeSpan.Zero, () => TestActor.Tell("on", ActorRefs.NoSender));
        ExpectMsg("on");
    }

    [Fact]
    public void Actions_and_runnables_are_done_too()
    {
        var done = new ConcurrentQueue<string>();
        using var all = new CountdownEvent(6);
        void Note(string text)
        {
            done.Enqueue(text);
            if (!all.IsSet)
                all.Signal();
        }

        var scheduler = Sys.Scheduler.Advanced;
        scheduler.ScheduleOnce(TimeSpan.Zero, () => Note("action"));
        scheduler.ScheduleOnce(TimeSpan.Zero, new ActionRunnable(() => Note("runnable")));
        var repeated = scheduler.ScheduleRepeatedlyCancelable(TimeSpan.Zero, TimeSpan.FromMilliseconds(1), () => Note("again"));
        var own = new Cancelable(scheduler);
        scheduler.ScheduleRepeatedly(TimeSpan.Zero, TimeSpan.FromMilliseconds(1), new ActionRunnable(() => Note("again")), own);
        Assert.True(all.Wait(s_long));
        repeated.Cancel();
        own.Cancel();
        Assert.Contains("action", done);
        Assert.Contains("runnable", done);
    }

    [Fact]
    public void A_negative_delay_or_no_interval_is_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Sys.Scheduler.ScheduleTellOnce(TimeSpan.FromTicks(-1), TestActor, "x", TestActor));
        Assert.Throws<ArgumentOutOfRangeException>(
            () => Sys.Scheduler.ScheduleTellRepeatedly(TimeSpan.Zero, TimeSpan.Zero, TestActor, "x", TestActor));
    }

    [Fact]
    public void A_cancelable_has_a_token_and_can_be_linked()
    {
        using var first = new Cancelable(Sys.Scheduler);
        using var second = new Cancelable(Sys.Scheduler);
        var linked = Cancelable.CreateLinkedCancelable(Sys.Scheduler, first, second);
        using var source = new CancellationTokenSource();
        var byToken = Cancelable.CreateLinkedCancelable(Sys.Scheduler, source.Token);
        Assert.False(linked.IsCancellationRequested);
        second.Cancel();
        Assert.True(linked.IsCancellationRequested);
        Assert.True(second.Token.IsCancellationRequested);
        Assert.False(first.Token.IsCancellationRequested);
        source.Cancel();
        Assert.True(byToken.IsCancellationRequested);
        using var later = new Cancelable(Sys.Scheduler, 1);
        AwaitCondition(() => later.IsCancellationRequested);
        Cancelable.CreateCanceled().CancelAfter(5); // has nothing to do
    }
}
