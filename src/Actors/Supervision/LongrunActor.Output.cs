using Actors.Pipelines;

namespace Actors.Supervision;

/// <content>Where a policy wants something done with the lines that go to the container's output, that goes through pipes of this process.</content>
public sealed partial class LongrunActor
{
    private readonly List<(int Child, int Own)> _output = [];

    /// <summary>Opens them before run is started, or taken up; they are for all of its lives.</summary>
    private void OpenOutput()
    {
        // A consumer's logger does it itself.
        if (_host.Loggers is null || !(Policy.Logging.Prefix || Policy.Logging.Json) || _settings.Pipe is not null)
            return;
        var pipes = new Dictionary<int, Pipe>();
        foreach (var stream in (ReadOnlySpan<int>)[1, 2])
        {
            if (_settings.Descriptors.Any(descriptor => descriptor.Child == stream))
                continue;
            var pipe = new Pipe(OutputActor.KeyOf(_settings.Name, stream), _host);
            pipes[stream] = pipe;
            _output.Add((stream, pipe.Output.Own));
        }

        if (pipes.Count > 0)
            Context.ActorOf(Props.Create(() => new OutputActor(_host, _settings.Name, Policy.Logging, pipes)), "output");
    }
}
