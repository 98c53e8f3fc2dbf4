namespace Actors.Kernel.Tests;

public class SchedulerTests : ContractTest
{
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

    private static readonly TimeSpan s_long = TimeSpan.FromSeconds(20);

    private static readonly TimeSpan s_hour = TimeSpan.FromHours(1);
}
