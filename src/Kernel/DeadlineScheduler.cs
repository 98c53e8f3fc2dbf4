using System.Diagnostics;
using Actors.Kernel.Event;

namespace Actors.Kernel;

/// <summary>
/// The usual scheduler: one thread, created with the first entry, that sleeps until the next entry is due, and for ever where there
/// is none. There is no tick.
/// </summary>
internal sealed class DeadlineScheduler(ILoggingAdapter log) : SchedulerBase, IDisposable
{
    private readonly object _gate = new();
    private readonly ScheduledHeap _heap = new();
    private readonly long _origin = Stopwatch.GetTimestamp();
    private Thread? _thread;
    private bool _shutdown;

    public override TimeSpan MonotonicClock => Stopwatch.GetElapsedTime(_origin);

    public override TimeSpan HighResMonotonicClock => Stopwatch.GetElapsedTime(_origin);

    protected override DateTimeOffset TimeNow => DateTimeOffset.UtcNow;

    /// <summary>How many entries wait.</summary>
    internal int Count
    {
        get
        {
            lock (_gate)
                return _heap.Count;
        }
    }

    /// <summary>How often the thread woke up; the measure of idleness.</summary>
    internal int WakeUps { get; private set; }

    internal override void Add(ScheduledEntry entry, TimeSpan delay)
    {
        var now = MonotonicClock;
        entry.Due = delay > TimeSpan.MaxValue - now ? TimeSpan.MaxValue : now + delay;
        lock (_gate)
        {
            if (_shutdown)
                throw new SchedulerException("cannot enqueue after timer shutdown");
            _heap.Add(entry);
            if (_thread is null)
                StartUnsynchronized();
            else if (ReferenceEquals(_heap.First, entry))
                Monitor.Pulse(_gate);
        }
    }

    internal override void Remove(ScheduledEntry entry)
    {
        // The thread is not woken for it: where this was the next entry, it finds nothing at that time and sleeps on.
        lock (_gate)
            _heap.Remove(entry);
    }

    /// <summary>Forgets all entries and ends the thread.</summary>
    public void Dispose()
    {
        lock (_gate)
        {
            _shutdown = true;
            while (_heap.First is { } entry)
                _heap.Remove(entry);
            Monitor.Pulse(_gate);
        }
    }

    private void StartUnsynchronized()
    {
        var thread = new Thread(Work) { IsBackground = true, Name = "scheduler" };
        thread.UnsafeStart();
        _thread = thread; // only now: where there is no thread to be had, the next entry tries again
    }

    private void Work()
    {
        while (Take() is { } entry)
        {
            if (entry.IsCancelled)
                continue;
            if (!entry.IsRepeated)
                entry.End();
            try
            {
                entry.Fire();
            }
            catch (Exception e)
            {
                log.Error(e, "DeadlineScheduler failed to execute action");
            }
        }
    }

    /// <summary>Waits for the next entry that is due; null where the thread is to end.</summary>
    private ScheduledEntry? Take()
    {
        lock (_gate)
        {
            while (!_shutdown)
            {
                var now = MonotonicClock;
                if (_heap.First is not { } entry)
                {
                    Monitor.Wait(_gate);
                }
                else if (entry.Due > now)
                {
                    // Rounded up: to wake up a little too early would mean to wake up twice.
                    var milliseconds = Math.Ceiling((entry.Due - now).TotalMilliseconds);
                    Monitor.Wait(_gate, (int)Math.Min(milliseconds, int.MaxValue));
                }
                else
                {
                    _heap.Remove(entry);
                    if (entry.IsRepeated && !entry.IsCancelled)
                    {
                        // Ticks that were missed, because the machine slept, are not made up for.
                        entry.Due = entry.Due + entry.Interval > now ? entry.Due + entry.Interval : now + entry.Interval;
                        _heap.Add(entry);
                    }
                    return entry;
                }
                WakeUps++;
            }
            return null;
        }
    }
}
