using Actors.Kernel.Configuration;
using Actors.Kernel.Event;

namespace Actors.Kernel.TestKit;

/// <summary>
/// A scheduler whose time stands still until the test moves it. Chosen by
/// <c>akka.scheduler.implementation = "Akka.TestKit.TestScheduler, Akka.TestKit"</c>.
/// </summary>
/// <remarks>As in Akka, what repeats is done once a call of <see cref="Advance"/>, however far that goes.</remarks>
public class TestScheduler : SchedulerBase
{
    private readonly Lock _lock = new();
    private readonly ScheduledHeap _heap = new();
    private readonly DateTimeOffset _start = DateTimeOffset.UtcNow;
    private TimeSpan _elapsed;

    public TestScheduler(Config schedulerConfig, ILoggingAdapter log) { }

    /// <summary>The virtual time since the scheduler was made.</summary>
    public override TimeSpan MonotonicClock
    {
        get
        {
            lock (_lock)
                return _elapsed;
        }
    }

    public override TimeSpan HighResMonotonicClock => MonotonicClock;

    protected override DateTimeOffset TimeNow => _start + MonotonicClock;

    /// <summary>Moves the time on, and does on this thread what has come due, in its order.</summary>
    public void Advance(TimeSpan offset)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(offset, TimeSpan.Zero);
        List<ScheduledEntry> due = [];
        lock (_lock)
        {
            _elapsed += offset;
            while (_heap.First is { } entry && entry.Due <= _elapsed)
            {
                _heap.Remove(entry);
                due.Add(entry);
            }
        }
        foreach (var entry in due)
        {
            if (entry.IsCancelled)
                continue;
            if (entry.IsRepeated)
                Add(entry, entry.Interval);
            else
                entry.End();
            entry.Fire();
        }
    }

    /// <summary>Moves the time on to a moment.</summary>
    /// <exception cref="InvalidOperationException">The moment is past.</exception>
    public void AdvanceTo(DateTimeOffset when)
    {
        if (when < Now)
            throw new InvalidOperationException("You can't reverse time...");
        Advance(when - Now);
    }

    internal override void Add(ScheduledEntry entry, TimeSpan delay)
    {
        lock (_lock)
        {
            entry.Due = _elapsed + delay;
            _heap.Add(entry);
        }
    }

    internal override void Remove(ScheduledEntry entry)
    {
        lock (_lock)
            _heap.Remove(entry);
    }
}
