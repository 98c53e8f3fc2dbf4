using Actors.Pipelines;
using Actors.Services;
using static Actors.Supervision.ServicesProtocol;

namespace Actors.Supervision;

/// <content>
/// The pipes between services. A <see cref="PipelineActor"/> owns those of a pipeline; here is only known which one a service is given.
/// </content>
public sealed partial class ServicesActor
{
    /// <summary>By the name of the consumer.</summary>
    private readonly Dictionary<string, Pipe> _pipes = [];
    private readonly List<IActorRef> _pipelines = [];

    /// <summary>By the name of the service whose log it is; for services that are in no database.</summary>
    private readonly Dictionary<string, IActorRef> _logPipelines = [];

    /// <summary>Logs that are let go, and read to the end first.</summary>
    private readonly HashSet<string> _endingLogs = [];

    /// <summary>Of those, the pipes that nobody of ours writes to any more.</summary>
    private readonly Dictionary<string, IActorRef> _endingPipelines = [];

    private void StartPipelines(ServiceGraph graph)
    {
        foreach (var end in graph.PipelineEnds)
        {
            var name = end.Definition is LongrunDefinition { PipelineName: { } given } ? given.Name : end.Name;
            var consumers = ServiceGraph.PipesOf(end).Select(pipe => pipe.Consumer).Distinct();
            _pipelines.Add(StartPipeline(name, [.. consumers.Select(consumer => PartOf(consumer.Name, [.. consumer.Producers.Select(producer => producer.Name)]))]));
        }
    }

    private static IActorRef StartPipeline(string name, IReadOnlyList<PipelinePart> parts) =>
        Context.ActorOf(Props.Create(() => new PipelineActor(name, parts)), FreeActorName("~pipeline~", name));

    private PipelinePart PartOf(string consumer, string[] producers)
    {
        if (!_pipes.TryGetValue(consumer, out var pipe))
            _pipes[consumer] = pipe = new Pipe(consumer, _host);
        return new(consumer, producers, pipe);
    }

    /// <summary>A pipe goes on with its consumer; new pipelines take over those that go on.</summary>
    /// <returns>The pipes that nobody reads any more.</returns>
    private List<Pipe> ReplacePipelines(ServiceGraph old, Replace replace)
    {
        var kept = new Dictionary<string, Pipe>();
        var unused = new List<Pipe>();
        foreach (var consumer in old.Atomics)
        {
            if (!_pipes.Remove(consumer.Name, out var pipe))
                continue;
            if (replace.Kept.TryGetValue(consumer, out var next) && !next.Producers.IsEmpty)
            {
                kept[next.Name] = pipe;
                pipe.Rename(consumer.Name, next.Name, _host.Journal);
            }
            else
            {
                unused.Add(pipe);
                Pipe.Forget(consumer.Name, _host.Journal);
            }
        }

        foreach (var (name, pipe) in kept)
            _pipes[name] = pipe;
        foreach (var pipeline in _pipelines)
            pipeline.Tell(PipelineProtocol.HandOver.Instance);
        _pipelines.Clear();
        StartPipelines(replace.Graph);
        return unused;
    }

    private void StartLogPipeline(string name, string logName)
    {
        if (!_logPipelines.ContainsKey(name))
            _logPipelines[name] = StartPipeline(name, [PartOf(logName, [name])]);
    }

    /// <summary>The pipe of a service and its log goes when both have. Where the service has, and its log only reads to the end, that end comes now.</summary>
    private void StopLogPipeline(string name)
    {
        name = ServiceOfLog(name);
        var log = name + LogSuffix;
        var isRead = _longruns.ContainsKey(log);
        if (!isRead && _endingPipelines.Remove(log, out var ending))
            Context.Stop(ending);
        if (_longruns.ContainsKey(name) || (isRead && !_endingLogs.Contains(log)) || !_logPipelines.Remove(name, out var pipeline))
            return;
        _pipes.Remove(log);
        Pipe.Forget(log, _host.Journal);
        if (isRead)
        {
            pipeline.Tell(PipelineProtocol.EndOutput.Instance);
            _endingPipelines[log] = pipeline;
        }
        else
        {
            Context.Stop(pipeline);
        }
    }

    private static string ServiceOfLog(string name) => name.EndsWith(LogSuffix, StringComparison.Ordinal) ? name[..^LogSuffix.Length] : name;

    /// <summary>The only producer of a consumer.</summary>
    private string? LinesOf(string name) =>
        _graph?.Find(name) is { } service ? (service.Producers is [var producer] ? producer.Name : null)
        : name.EndsWith(LogSuffix, StringComparison.Ordinal) ? name[..^LogSuffix.Length]
        : null;

    private IEnumerable<(int Child, int Own)> PipesOf(string name)
    {
        if (name == _catchAll?.Service)
        {
            foreach (var descriptor in _catchAll.Descriptors)
                yield return descriptor;
        }

        if (_pipes.TryGetValue(name, out var input))
            yield return input.Input;
        if (_pipes.TryGetValue(_graph?.Find(name) is { } service ? service.Consumer?.Name ?? "" : name + LogSuffix, out var output))
            yield return output.Output;
    }
}
