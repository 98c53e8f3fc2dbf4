using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;

namespace Actors.Services;

/// <summary>
/// All services with their names resolved: bundles expanded, dependencies both ways, pipelines tied, no cycle. Immutable. It answers what
/// s6-rc asks of its compiled database.
/// </summary>
public sealed partial class ServiceGraph
{
    private readonly Dictionary<string, AtomicService> _atomics;
    private readonly Dictionary<string, ServiceBundle> _bundles;
    private readonly int[] _ranks;

    internal ServiceGraph(ImmutableArray<AtomicService> atomics, ImmutableArray<ServiceBundle> bundles)
    {
        Atomics = atomics;
        Bundles = bundles;
        _atomics = atomics.ToDictionary(service => service.Name, StringComparer.Ordinal);
        _bundles = bundles.ToDictionary(bundle => bundle.Name, StringComparer.Ordinal);
        StartOrder = Topology.Sort(atomics);
        _ranks = new int[atomics.Length];
        for (var rank = 0; rank < StartOrder.Length; rank++)
            _ranks[StartOrder[rank].Index] = rank;
    }

    /// <summary>
    /// Every oneshot and longrun, in the order of s6-rc's database: the internal services, then longruns, then oneshots, each in the order
    /// they were read.
    /// </summary>
    public ImmutableArray<AtomicService> Atomics { get; }

    /// <summary>Every bundle, those of pipelines last.</summary>
    public ImmutableArray<ServiceBundle> Bundles { get; }

    /// <summary>
    /// Every oneshot and longrun, each after all that it depends on; of those that could come next, the first of <see cref="Atomics"/>
    /// does.
    /// </summary>
    public ImmutableArray<AtomicService> StartOrder { get; }

    /// <summary>The oneshot or longrun of that name; null where there is none, or it is a bundle.</summary>
    public AtomicService? Find(string name) => _atomics.GetValueOrDefault(name);

    /// <summary>The bundle of that name; null where there is none, or it is no bundle.</summary>
    public ServiceBundle? FindBundle(string name) => _bundles.GetValueOrDefault(name);

    /// <summary>What a name stands for; null where it is unknown.</summary>
    public ServiceType? TypeOf(string name) =>
        Find(name)?.Definition.Type ?? (_bundles.ContainsKey(name) ? ServiceType.Bundle : null);

    /// <summary>What a name stands for: itself, or all that is in the bundle.</summary>
    /// <returns>False where the name is unknown.</returns>
    public bool TryResolve(string name, out ImmutableArray<AtomicService> services)
    {
        services = Find(name) is { } service ? [service] : FindBundle(name)?.Atomics ?? [];
        return !services.IsEmpty || _bundles.ContainsKey(name);
    }

    /// <summary>What names stand for together, in the order of <see cref="Atomics"/>.</summary>
    /// <param name="names">Services and bundles.</param>
    /// <param name="services">What they stand for.</param>
    /// <param name="unknown">The first name that is unknown; then the result is false.</param>
    public bool TryResolve(IEnumerable<string> names, out ImmutableArray<AtomicService> services, [NotNullWhen(false)] out string? unknown)
    {
        var found = new HashSet<AtomicService>();
        foreach (var name in names)
        {
            if (!TryResolve(name, out var some))
            {
                services = [];
                unknown = name;
                return false;
            }

            found.UnionWith(some);
        }

        services = [.. found.OrderBy(service => service.Index)];
        unknown = null;
        return true;
    }
}
