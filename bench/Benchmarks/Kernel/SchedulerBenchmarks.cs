using Actors.Kernel;
using Actors.Kernel.Event;
using BenchmarkDotNet.Attributes;

namespace Actors.Benchmarks.Kernel;

/// <summary>Timers that never fire, as most do: restart delays, timeouts of what answers in time.</summary>
[MemoryDiagnoser]
public class SchedulerBenchmarks
{
    private readonly List<ICancelable> _waiting = [];
    private DeadlineScheduler _scheduler = null!;

    /// <summary>How many others wait.</summary>
    [Params(0, 1000)]
    public int Others { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        _scheduler = new DeadlineScheduler(NoLogger.Instance);
        for (var i = 0; i < Others; i++)
            _waiting.Add(_scheduler.ScheduleTellOnceCancelable(TimeSpan.FromHours(1 + (i % 7)), ActorRefs.Nobody, "x", ActorRefs.NoSender));
    }

    [GlobalCleanup]
    public void Cleanup() => _scheduler.Dispose();

    [Benchmark]
    public void Schedule_and_cancel() =>
        _scheduler.ScheduleTellOnceCancelable(TimeSpan.FromHours(2), ActorRefs.Nobody, "x", ActorRefs.NoSender).Cancel();
}
