using Actors.Platform;

namespace Actors.Logging;

/// <summary>
/// What surrounds log engines: clocks, output, processes. One for all engines of a thread, whose buffers they share; the engines of a host must all be used
/// by one thread at a time.
/// </summary>
public abstract class LogHost
{
    /// <param name="neighbour">A host of the same thread, whose engines' buffers those of this one use too; null: there is none.</param>
    protected LogHost(LogHost? neighbour = null) => Buffers = neighbour?.Buffers ?? new();

    /// <summary>The file system of the log directories.</summary>
    public virtual LogFileSystem FileSystem => LogFileSystem.Local;

    /// <summary>Nanoseconds since 1970 UTC, for stamps and names.</summary>
    public virtual long RealtimeNanoseconds => Clock.RealtimeNanoseconds;

    /// <summary>Nanoseconds since some moment, for delays; never goes back.</summary>
    public virtual long MonotonicNanoseconds => Clock.MonotonicNanoseconds;

    /// <summary>What new files' permissions lack; see umask(2).</summary>
    public virtual uint CreationMask => Files.CreationMask();

    /// <summary>The environment of processors, <c>NAME=VALUE</c>.</summary>
    public virtual EnvironmentBlock ProcessorEnvironment => EnvironmentBlock.OfThisProcess();

    /// <summary>Takes what action <c>1</c> writes: whole lines, in pieces of any length.</summary>
    /// <returns>How many bytes it took; 0: none now (then <see cref="LogEngine.OutputIsBlocked"/>); or minus the error number, which ends the output for ever.</returns>
    public abstract int WriteOutput(ReadOnlySpan<byte> lines);

    /// <summary>Takes what action <c>2</c> writes: a line, with its newline.</summary>
    public abstract void WriteAlert(ReadOnlySpan<byte> line);

    /// <summary>Says that something does not work: <c>unable to ...: REASON</c>.</summary>
    public abstract void Warn(string message);

    /// <summary>Starts a processor. When it has ended, <see cref="LogEngine.ProcessorEnded"/> must be called.</summary>
    /// <returns>0, or the error number.</returns>
    public virtual int StartProcessor(SpawnRequest request, out int pid) => Spawner.Spawn(request, out pid);

    /// <summary>The buffers that the engines of this host use while they are at work.</summary>
    internal LogBuffers Buffers { get; }
}
