using System.Collections.Immutable;

namespace Actors.Services;

public sealed partial class ServiceGraph
{
    /// <summary>The longruns that end a pipeline: they have producers, and no consumer.</summary>
    public IEnumerable<AtomicService> PipelineEnds => Atomics.Where(service => service.Consumer is null && !service.Producers.IsEmpty);

    /// <summary>
    /// The pipes of the pipeline that a longrun is in, whichever place it has there: every pair of a producer and its consumer,
    /// those upstream of a service before its own (the order of s6-rc-db). Empty for a longrun that is in none.
    /// </summary>
    public static ImmutableArray<(AtomicService Producer, AtomicService Consumer)> PipesOf(AtomicService service)
    {
        while (service.Consumer is { } consumer)
            service = consumer;
        var pipes = ImmutableArray.CreateBuilder<(AtomicService Producer, AtomicService Consumer)>();
        var open = new Stack<(AtomicService Producer, AtomicService Consumer)>(service.Producers.Select(producer => (producer, service)));
        while (open.TryPop(out var pipe))
        {
            // Collected from the end upwards, and turned round below.
            pipes.Add(pipe);
            foreach (var producer in pipe.Producer.Producers)
                open.Push((producer, pipe.Producer));
        }

        pipes.Reverse();
        return pipes.ToImmutable();
    }
}
