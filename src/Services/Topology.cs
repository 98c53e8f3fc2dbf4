using System.Collections.Immutable;

namespace Actors.Services;

/// <summary>Orders services by their dependencies.</summary>
internal static class Topology
{
    /// <summary>Each service behind all that it depends on; among those that could come next, the lowest index first.</summary>
    /// <exception cref="ArgumentException">There is a cycle.</exception>
    public static ImmutableArray<AtomicService> Sort(ImmutableArray<AtomicService> services)
    {
        var missing = new int[services.Length];
        var free = new PriorityQueue<AtomicService, int>();
        foreach (var service in services)
        {
            missing[service.Index] = service.Dependencies.Length;
            if (service.Dependencies.IsEmpty)
                free.Enqueue(service, service.Index);
        }

        var order = ImmutableArray.CreateBuilder<AtomicService>(services.Length);
        while (free.TryDequeue(out var service, out _))
        {
            order.Add(service);
            foreach (var dependent in service.Dependents)
            {
                if (--missing[dependent.Index] == 0)
                    free.Enqueue(dependent, dependent.Index);
            }
        }

        if (order.Count != services.Length)
            throw new ArgumentException("the services depend on each other in a cycle");
        return order.MoveToImmutable();
    }
}
