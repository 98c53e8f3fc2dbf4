using System.Collections.Immutable;

namespace Actors.Services;

public sealed partial class ServiceGraph
{
    /// <summary>What these services depend on, one step far, in the order of <see cref="Atomics"/>.</summary>
    public static ImmutableArray<AtomicService> DependenciesOf(IEnumerable<AtomicService> services) =>
        [.. services.SelectMany(service => service.Dependencies).Distinct().OrderBy(service => service.Index)];

    /// <summary>What depends on these services, one step far, in the order of <see cref="Atomics"/>.</summary>
    public static ImmutableArray<AtomicService> DependentsOf(IEnumerable<AtomicService> services) =>
        [.. services.SelectMany(service => service.Dependents).Distinct().OrderBy(service => service.Index)];

    /// <summary>These services and all that they need, near and far, in the order of starting (see <see cref="StartOrder"/>).</summary>
    public ImmutableArray<AtomicService> WithDependencies(IEnumerable<AtomicService> services) =>
        [.. Reach(services, service => service.Dependencies).OrderBy(service => _ranks[service.Index])];

    /// <summary>
    /// These services and all that need them, near and far, in the order of stopping (<see cref="StartOrder"/> backwards).
    /// </summary>
    public ImmutableArray<AtomicService> WithDependents(IEnumerable<AtomicService> services) =>
        [.. Reach(services, service => service.Dependents).OrderByDescending(service => _ranks[service.Index])];

    private static HashSet<AtomicService> Reach(IEnumerable<AtomicService> from, Func<AtomicService, ImmutableArray<AtomicService>> next)
    {
        var reached = new HashSet<AtomicService>(from);
        var open = new Stack<AtomicService>(reached);
        while (open.TryPop(out var service))
        {
            foreach (var other in next(service))
            {
                if (reached.Add(other))
                    open.Push(other);
            }
        }

        return reached;
    }
}
