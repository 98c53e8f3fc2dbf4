namespace Actors.Runtime.Contract.Tests;

/// <summary>The base of tests in virtual time.</summary>
public abstract class TimeTest : ContractTest
{
    protected static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    protected TimeTest() : base(TestConfigs.TestSchedulerConfig) { }

    protected TestScheduler Time => (TestScheduler)Sys.Scheduler;

    /// <summary>Waits until a subject has worked on all that it was told, then moves the time on.</summary>
    protected void Advance(IActorRef subject, TimeSpan offset)
    {
        In(subject, _ => 0);
        Time.Advance(offset);
    }
}
