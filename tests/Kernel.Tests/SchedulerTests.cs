using System.Collections.Concurrent;
using Actors.Kernel.Dispatch;
using Actors.Kernel.Event;

namespace Actors.Kernel.Tests;

public class SchedulerTests : KernelTest
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
    public void What_is_cancelled_before_its_time_is_forgotten_at_once()
    {
        using var scheduler = new DeadlineScheduler(NoLogger.Instance);
        var cancelable = scheduler.ScheduleTellOnceCancelable(s_hour, TestActor, "never", ActorRefs.NoSender);
        Assert.Equal(1, scheduler.Count);
        cancelable.Cancel();
        Assert.True(cancelable.IsCancellationRequested);
        Assert.Equal(0, scheduler.Count);
        scheduler.ScheduleTellOnce(TimeSpan.Zero, TestActor, "never", ActorRefs.NoSender, Cancelable.CreateCanceled());
        scheduler.ScheduleTellOnce(TimeSpan.Zero, TestActor, "marker", ActorRefs.NoSender);
        ExpectMsg("marker");
        ExpectNoMsg(TimeSpan.Zero);
    }

    [Fact]
    public void Another_kind_of_cancelable_is_asked_when_the_time_has_come()
    {
        using var scheduler = new DeadlineScheduler(NoLogger.Instance);
        using var cancelled = new ManualResetEventSlim();
        scheduler.ScheduleOnce(TimeSpan.Zero, () => cancelled.Wait(s_long)); // keeps the scheduler's thread
        var foreign = new Foreign();
        scheduler.ScheduleTellOnce(TimeSpan.Zero, TestActor, "never", ActorRefs.NoSender, foreign);
        scheduler.ScheduleTellOnce(TimeSpan.Zero, TestActor, "marker", ActorRefs.NoSender);
        foreign.Cancel();
        cancelled.Set();
        ExpectMsg("marker");
        ExpectNoMsg(TimeSpan.Zero);
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
        Assert.Throws<InvalidMessageException>(() => Sys.Scheduler.ScheduleTellOnce(TimeSpan.Zero, TestActor, null!, TestActor));
    }

    [Fact]
    public void A_scheduler_that_has_ended_takes_nothing()
    {
        var scheduler = new DeadlineScheduler(NoLogger.Instance);
        scheduler.ScheduleTellOnce(s_hour, TestActor, "never", ActorRefs.NoSender);
        scheduler.Dispose();
        Assert.Throws<SchedulerException>(() => scheduler.ScheduleTellOnce(TimeSpan.Zero, TestActor, "x", TestActor));
        Assert.Equal(0, scheduler.Count);
    }

    [Fact]
    public void An_idle_scheduler_does_not_wake_up()
    {
        using var scheduler = new DeadlineScheduler(NoLogger.Instance);
        scheduler.ScheduleTellOnce(s_hour, TestActor, "never", ActorRefs.NoSender);
        scheduler.ScheduleTellOnce(TimeSpan.MaxValue, TestActor, "never", ActorRefs.NoSender);
        scheduler.ScheduleTellOnce(TimeSpan.Zero, TestActor, "now", ActorRefs.NoSender);
        ExpectMsg("now");
        // Let the thread come to rest, then look twice.
        ExpectNoMsg(Moment);
        var before = scheduler.WakeUps;
        ExpectNoMsg(Moment * 10);
        Assert.Equal(before, scheduler.WakeUps);
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
        Assert.Throws<NotSupportedException>(() => Cancelable.CreateCanceled().CancelAfter(5));
    }

    [Fact]
    public void One_cancelable_can_stand_for_many()
    {
        using var scheduler = new DeadlineScheduler(NoLogger.Instance);
        using var all = new Cancelable((IScheduler)scheduler);
        for (var i = 0; i < 10; i++)
            scheduler.ScheduleTellOnce(s_hour, TestActor, "never", ActorRefs.NoSender, all);
        Assert.Equal(10, scheduler.Count);
        all.Cancel();
        Assert.Equal(0, scheduler.Count);
    }

    private sealed class Foreign : ICancelable
    {
        private readonly CancellationTokenSource _source = new();

        public bool IsCancellationRequested => _source.IsCancellationRequested;

        public CancellationToken Token => _source.Token;

        public void Cancel() => _source.Cancel();

        public void Cancel(bool throwOnFirstException) => _source.Cancel(throwOnFirstException);

        public void CancelAfter(TimeSpan delay) => _source.CancelAfter(delay);

        public void CancelAfter(int millisecondsDelay) => _source.CancelAfter(millisecondsDelay);
    }
}
