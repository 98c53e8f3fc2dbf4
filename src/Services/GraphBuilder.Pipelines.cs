using System.Collections.Immutable;

namespace Actors.Services;

internal sealed partial class GraphBuilder
{
    private const string Internals = "s6-rc-compile internals";

    private readonly HashSet<string> _pipelineBundles = new(StringComparer.Ordinal);

    private IEnumerable<LongrunDefinition> Longruns => _atomics.OfType<LongrunDefinition>();

    /// <summary>Makes a bundle of every pipeline that has a name; last one first, as the reference does.</summary>
    private void AddPipelineBundles()
    {
        _log.Info(2, "making bundles for pipelines");
        foreach (var end in Longruns.Reverse())
        {
            if (end.PipelineName is not { } name)
                continue;
            _log.Info(3, $"creating bundle for pipeline {name.Name}");
            if (_definitions.ContainsKey(name.Name))
            {
                Duplicate(name.Name, Internals, name.File);
                Blame(end);
                continue;
            }

            var bundle = new BundleDefinition { Name = name.Name, SourceDirectory = "", Contents = Upstream(end, name.Name) };
            _definitions.Add(bundle.Name, bundle);
            _bundles.Add(bundle);
            _pipelineBundles.Add(bundle.Name);
        }
    }

    /// <summary>A longrun and all that it reads from, near and far.</summary>
    private ImmutableArray<NameReference> Upstream(LongrunDefinition end, string pipeline)
    {
        var limit = Longruns.Count();
        var found = ImmutableArray.CreateBuilder<NameReference>();
        var open = new Stack<(NameReference Service, LongrunDefinition? Consumer)>([(new(end.Name, end.SourceDirectory, null), null)]);
        while (open.TryPop(out var step))
        {
            var (reference, consumer) = step;
            if (IsExcused(reference.Name))
                continue;
            if (_definitions.GetValueOrDefault(reference.Name) is not LongrunDefinition longrun)
            {
                BadPipe(consumer!, reference, $"longrun {consumer!.Name} declares a producer {Typed(reference)}");
                continue;
            }

            if (found.Count == limit)
            {
                BadPipe(end, reference, $"pipeline {pipeline} is too long: possible loop involving {longrun.Name}");
                break;
            }

            found.Add(reference);
            foreach (var producer in longrun.ConsumerFor.Reverse())
                open.Push((producer, longrun));
        }

        return found.ToImmutable();
    }

    /// <summary>Checks that both ends of every pipe declare it.</summary>
    private void CheckPipes(LongrunDefinition longrun)
    {
        if (longrun.ProducerFor is { } consumer)
            CheckConsumer(longrun, consumer);
        foreach (var producer in longrun.ConsumerFor)
            CheckProducer(longrun, producer);
    }

    private void CheckConsumer(LongrunDefinition longrun, NameReference consumer)
    {
        if (IsExcused(consumer.Name))
            return;
        var claim = $"longrun service {longrun.Name} declares being a producer for a service named {consumer.Name}";
        if (_definitions.GetValueOrDefault(consumer.Name) is not LongrunDefinition other)
        {
            BadPipe(longrun, consumer, $"{claim} of type {TypeNames.Of(TypeOf(consumer.Name))}");
            return;
        }

        foreach (var declared in other.ConsumerFor)
        {
            if (declared.Name == longrun.Name)
                return;
            if (TypeOf(declared.Name) is not ServiceType.Longrun && !IsExcused(declared.Name))
            {
                BadPipe(longrun, declared, $"longrun service {other.Name} declares a consumer {Typed(declared)}");
                return;
            }
        }

        BadPipe(longrun, consumer, $"{claim} that does not declare it back");
    }

    private void CheckProducer(LongrunDefinition longrun, NameReference producer)
    {
        if (IsExcused(producer.Name))
            return;
        var claim = $"longrun service {longrun.Name} declares being the consumer for a service named {producer.Name}";
        if (_definitions.GetValueOrDefault(producer.Name) is not LongrunDefinition other)
            BadPipe(longrun, producer, $"{claim} of type {TypeNames.Of(TypeOf(producer.Name))}");
        else if (other.ProducerFor is { } declared && TypeOf(declared.Name) is not ServiceType.Longrun && !IsExcused(declared.Name))
            BadPipe(longrun, declared, $"longrun service {other.Name} declares a producer {Typed(declared)}");
        else if (other.ProducerFor?.Name != longrun.Name)
            BadPipe(longrun, producer, $"{claim} that does not declare it back");
    }

    private string Typed(NameReference reference) => $"{reference.Name} of type {TypeNames.Of(TypeOf(reference.Name))}";

    private void BadPipe(LongrunDefinition guilty, NameReference reference, string message)
    {
        _log.Error(
            1, message, reference.File, "both ends must be longruns and name each other, one in producer-for, the other in consumer-for",
            reference.Line, guilty.Name, reference.Name);
        Blame(guilty);
    }

    private void Blame(ServiceDefinition guilty) => _faulty.Add(_indexes[guilty.Name]);
}
