using Actors.Platform;

namespace Actors.Supervision;

/// <summary>The pipe from producers to their consumer. Both ends stay open here, whoever restarts, so that not a byte is lost.</summary>
public sealed class Pipeline : IDisposable
{
    private readonly Descriptor _read;
    private readonly Descriptor _write;

    /// <summary>A new pipe.</summary>
    public Pipeline() => (_read, _write) = Descriptors.Pipe();

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
