using static Actors.Pipelines.PipelineProtocol;

namespace Actors.Pipelines;

/// <summary>
/// A pipeline: longruns of which each (but the last) writes to the stdin of another, any number to the same. It owns both ends of every pipe between them: for as long as
/// it lives, a producer never finds its pipe broken and a consumer never finds it at its end, and what was written while nobody read is there for who
/// reads next.
/// </summary>
public sealed class PipelineActor : ReceiveActor
{
    private IReadOnlyList<PipelinePart> _parts;

    /// <param name="name">The pipeline's name, else its last consumer's.</param>
    /// <param name="parts">Its pipes; they are closed with it.</param>
    public PipelineActor(string name, IReadOnlyList<PipelinePart> parts)
    {
        _parts = parts;
        Receive<GetStatus>(_ => Sender.Tell(new PipelineStatus(name, [.. parts.Select(part => new PipeStatus(part.Consumer, part.Producers, part.Pipe.Waiting))])));
        Receive<EndOutput>(_ =>
        {
            foreach (var part in _parts)
                part.Pipe.EndOutput();
        });
        Receive<HandOver>(_ =>
        {
            _parts = [];
            Context.Stop(Self);
        });
    }

    /// <inheritdoc/>
    protected override void PostStop()
    {
        foreach (var part in _parts)
            part.Pipe.Dispose();
    }
}
