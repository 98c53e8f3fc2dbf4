using Actors.Kernel.Event;
using Actors.Kernel.TestKit.TestEvent;

namespace Actors.Kernel.TestKit.Internal;

/// <summary>Counts what filters pick, from its making to its end.</summary>
internal sealed class MatchCount : IDisposable
{
    private readonly object _gate = new();
    private readonly IReadOnlyList<EventFilterBase> _filters;
    private readonly ActorSystem _system;
    private int _count;

    public MatchCount(IReadOnlyList<EventFilterBase> filters, ActorSystem system)
    {
        _filters = filters;
        _system = system;
        foreach (var filter in filters)
            filter.Matched += Add;
        system.EventStream.Publish(new Mute(filters));
    }

    /// <summary>Waits until so many were picked; more than that, or fewer in time, is a failure.</summary>
    public void Check(TestKitBase testkit, int? expected, TimeSpan? timeout, CancellationToken cancellationToken)
    {
        if (expected is not { } wanted)
            return;
        var limit = timeout is { } given ? testkit.Dilated(given) : testkit.TestKitSettings.TestEventFilterLeeway;
        // To see that nothing is picked takes the whole time.
        var actual = WaitFor(wanted == 0 ? 1 : wanted, limit, cancellationToken);
        if (actual == wanted)
            return;
        var text = string.Join(" or ", _filters);
        testkit.Fail(actual < wanted
            ? $"Timeout ({limit}) while waiting for messages. Only received {actual}/{wanted} messages that matched filter [{text}]"
            : $"Received {actual - wanted} messages too many. Expected {wanted} but received {actual} that matched filter [{text}]");
    }

    public void Dispose()
    {
        _system.EventStream.Publish(new Unmute(_filters));
        foreach (var filter in _filters)
            filter.Matched -= Add;
    }

    private void Add(LogEvent logEvent)
    {
        lock (_gate)
        {
            _count++;
            Monitor.PulseAll(_gate);
        }
    }

    private int WaitFor(int wanted, TimeSpan limit, CancellationToken cancellationToken)
    {
        var end = TestKitBase.Now + limit;
        lock (_gate)
        {
            while (_count < wanted && TestKitBase.Now < end)
            {
                cancellationToken.ThrowIfCancellationRequested();
                Monitor.Wait(_gate, end - TestKitBase.Now > TimeSpan.Zero ? end - TestKitBase.Now : TimeSpan.Zero);
            }
            return _count;
        }
    }
}
