using Actors.Platform;
using static Actors.Readiness.ReadinessProtocol;

namespace Actors.Readiness;

/// <summary>When services were brought up the first time, for the boot's timeline: what comes later changes nothing.</summary>
internal sealed class FirstStarts
{
    private readonly Dictionary<string, FirstStart> _starts = [];

    /// <summary>A service was told to start.</summary>
    public void Told(string service)
    {
        if (!_starts.ContainsKey(service))
            _starts[service] = new FirstStart(Clock.MonotonicNanoseconds, 0);
    }

    /// <summary>It has come up, or failed; or it has gone down.</summary>
    public void Arrived(string service)
    {
        if (_starts.TryGetValue(service, out var first) && first.Arrived == 0)
            _starts[service] = first with { Arrived = Clock.MonotonicNanoseconds };
    }

    /// <summary>All so far, by name.</summary>
    public IReadOnlyDictionary<string, FirstStart> ToDictionary() => new Dictionary<string, FirstStart>(_starts);
}
