using Actors.Services;

namespace Actors.Readiness;

/// <summary>
/// The pure part of the readiness coordinator: services on their way up (or down), each as soon as all it waits for has
/// arrived. Going up a service waits for its dependencies, going down for its dependents. What fails keeps just those that wait for it where they
/// are; everything else goes on (s6-rc: "a failed service's dependents are never started, independent branches continue").
/// <para>
/// Every service of the selection is in one place: waiting, moving, arrived or failed; one that waits for what has failed, or for anything once the
/// transition is cancelled, waits for ever. Inputs are <see cref="Begin"/>, <see cref="Arrived"/>, <see cref="Failed"/> and <see cref="Cancel"/>;
/// each gives the services that start to move by it.
/// </para>
/// </summary>
public sealed class Transition
{
    private readonly Dictionary<AtomicService, int> _waitingFor = [];
    private readonly HashSet<AtomicService> _moving = [];
    private readonly List<AtomicService> _failed = [];
    private bool _cancelled;

    /// <param name="up">Up, or down.</param>
    /// <param name="selection">What is to move: all that is not yet where it shall be, closed over what each waits for.</param>
    public Transition(bool up, IReadOnlyCollection<AtomicService> selection)
    {
        IsUp = up;
        foreach (var service in selection)
            _waitingFor[service] = 0;
        foreach (var service in selection)
            _waitingFor[service] = Before(service).Count(_waitingFor.ContainsKey);
    }

    /// <summary>Whether services go up.</summary>
    public bool IsUp { get; }

    /// <summary>Services that move now.</summary>
    public IReadOnlyCollection<AtomicService> Moving => _moving;

    /// <summary>Services that did not arrive.</summary>
    public IReadOnlyList<AtomicService> FailedServices => _failed;

    /// <summary>Services that wait.</summary>
    public IReadOnlyCollection<AtomicService> Waiting => _waitingFor.Keys;

    /// <summary>Whether nothing moves, and nothing will.</summary>
    public bool IsOver => _moving.Count == 0;

    /// <summary>Whether everything arrived.</summary>
    public bool IsComplete => IsOver && _failed.Count == 0 && _waitingFor.Count == 0;

    /// <summary>What can move at once.</summary>
    public IReadOnlyList<AtomicService> Begin() =>
        Move([.. _waitingFor.Where(entry => entry.Value == 0).Select(entry => entry.Key).OrderBy(service => service.Index)]);

    /// <summary>A service is where it shall be.</summary>
    /// <returns>What can move now because of that.</returns>
    public IReadOnlyList<AtomicService> Arrived(AtomicService service)
    {
        if (!_moving.Remove(service))
            return [];
        var released = new List<AtomicService>();
        foreach (var next in After(service))
        {
            if (_waitingFor.TryGetValue(next, out var count))
            {
                _waitingFor[next] = count - 1;
                if (count == 1)
                    released.Add(next);
            }
        }

        return Move(released);
    }

    /// <summary>A service did not get there. What waits for it never moves.</summary>
    public void Failed(AtomicService service)
    {
        if (_moving.Remove(service))
            _failed.Add(service);
    }

    /// <summary>Nothing new moves from now on.</summary>
    public void Cancel() => _cancelled = true;

    private IReadOnlyList<AtomicService> Move(List<AtomicService> services)
    {
        if (_cancelled)
            return [];
        foreach (var service in services)
        {
            _waitingFor.Remove(service);
            _moving.Add(service);
        }

        return services;
    }

    private IEnumerable<AtomicService> Before(AtomicService service) => IsUp ? service.Dependencies : service.Dependents;

    private IEnumerable<AtomicService> After(AtomicService service) => IsUp ? service.Dependents : service.Dependencies;
}
