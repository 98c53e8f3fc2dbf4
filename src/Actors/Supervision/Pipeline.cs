using Actors.Platform;
using Actors.Processes;

namespace Actors.Supervision;

/// <summary>The pipe from producers to their consumer. Both ends stay open here, whoever restarts, so that not a byte is lost.</summary>
public sealed class Pipeline : IDisposable
{
    private readonly Descriptor _read;
    private readonly Descriptor _write;

    /// <param name="consumer">Whose stdin it is.</param>
    /// <param name="host">Its journal keeps the pipe for a successor of this process; one that is inherited is used again.</param>
    public Pipeline(string consumer, ProcessHost host)
    {
        var (input, output) = ($"input {consumer}", $"output {consumer}");
        if (host.Inheritance is { } inheritance && inheritance.Take(input) is { } read && inheritance.Take(output) is { } write)
            (_read, _write) = (read, write);
        else
            (_read, _write) = Descriptors.Pipe();
        host.Journal?.Keep(input, _read.Number);
        host.Journal?.Keep(output, _write.Number);
    }

    /// <summary>The consumer's stdin.</summary>
    public (int Child, int Own) Consumer => (0, _read.Number);

    /// <summary>Each producer's stdout.</summary>
    public (int Child, int Own) Producer => (1, _write.Number);

    /// <inheritdoc/>
    public void Dispose()
    {
        _read.Dispose();
        _write.Dispose();
    }
}
