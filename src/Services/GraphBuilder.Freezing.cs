using System.Collections.Immutable;

namespace Actors.Services;

internal sealed partial class GraphBuilder
{
    /// <summary>Whether each service can run: it has no fault, and nothing that it needs has one.</summary>
    private bool[] Included()
    {
        var dependents = new List<int>[_atomics.Count];
        for (var index = 0; index < dependents.Length; index++)
            dependents[index] = [];
        for (var index = 0; index < dependents.Length; index++)
        {
            foreach (var dependency in _dependencies[index])
                dependents[dependency].Add(index);
        }

        var isIncluded = new bool[_atomics.Count];
        Array.Fill(isIncluded, true);
        var open = new Stack<int>(_faulty);
        while (open.TryPop(out var index))
        {
            if (!isIncluded[index])
                continue;
            isIncluded[index] = false;
            foreach (var dependent in dependents[index])
                open.Push(dependent);
        }

        return isIncluded;
    }

    private ServiceGraph Freeze(bool[] isIncluded)
    {
        var services = new AtomicService?[_atomics.Count];
        var count = 0;
        for (var index = 0; index < services.Length; index++)
            services[index] = isIncluded[index] ? new(_atomics[index], count++) : null;

        var atomics = services.OfType<AtomicService>().ToImmutableArray();
        Connect(services);
        var bundles = ImmutableArray.CreateBuilder<ServiceBundle>(_bundles.Count);
        foreach (var bundle in _bundles)
        {
            var contents = Pick(_contents[bundle.Name], services);
            bundles.Add(new(bundle.Name, contents, _pipelineBundles.Contains(bundle.Name) ? null : bundle));
            foreach (var service in contents)
            {
                service.IsEssential |= bundle.IsEssential;
                service.IsRecommended |= bundle.IsRecommended;
            }
        }

        return new(atomics, bundles.ToImmutable());
    }

    private void Connect(AtomicService?[] services)
    {
        var dependents = new List<AtomicService>[services.Length];
        for (var index = 0; index < services.Length; index++)
        {
            if (services[index] is not { } service)
                continue;
            service.IsEssential = service.Definition.IsEssential;
            service.IsRecommended = service.Definition.IsRecommended;
            service.Dependencies = Pick(_dependencies[index], services);
            foreach (var dependency in _dependencies[index])
                (dependents[dependency] ??= []).Add(service);
            if (service.Definition is not LongrunDefinition longrun)
                continue;
            service.Consumer = longrun.ProducerFor is { } consumer ? services[_indexes[consumer.Name]] : null;
            service.Producers = Pick(longrun.ConsumerFor.Select(producer => _indexes.GetValueOrDefault(producer.Name, -1)), services);
        }

        for (var index = 0; index < services.Length; index++)
        {
            if (services[index] is { } service && dependents[index] is { } list)
                service.Dependents = [.. list];
        }
    }

    private static ImmutableArray<AtomicService> Pick(IEnumerable<int> indexes, AtomicService?[] services) =>
        [.. indexes.Where(index => index >= 0).Select(index => services[index]).OfType<AtomicService>()];
}
