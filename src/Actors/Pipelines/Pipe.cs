using Actors.Handover;
using Actors.Platform;
using Actors.Processes;

namespace Actors.Pipelines;

/// <summary>The pipe from producers to their consumer. Both ends stay open here, whoever restarts, so that not a byte is lost.</summary>
public sealed class Pipe : IDisposable
{
    private readonly Descriptor _read;
    private readonly Descriptor _write;

    /// <param name="consumer">Whose stdin it is.</param>
    /// <param name="host">Its journal keeps the pipe for a successor of this process; one that is inherited is used again.</param>
    public Pipe(string consumer, ProcessHost host)
    {
        if (host.Inheritance is { } inheritance && inheritance.Take(InputKey(consumer)) is { } read && inheritance.Take(OutputKey(consumer)) is { } write)
            (_read, _write) = (read, write);
        else
            (_read, _write) = Descriptors.Pipe();
        Keep(consumer, host.Journal);
    }

    /// <summary>The consumer's stdin: number there, number here.</summary>
    public (int Child, int Own) Input => (0, _read.Number);

    /// <summary>Each producer's stdout.</summary>
    public (int Child, int Own) Output => (1, _write.Number);

    /// <summary>How many bytes no consumer has read yet.</summary>
    public int Waiting => Descriptors.Available(_read.Number);

    /// <summary>The beginning of a line that a logger in this process had read when it was ended by force: the next one begins with it.</summary>
    internal Leftover Leftover { get; } = new();

    /// <summary>The successor of this process finds it under another name.</summary>
    internal void Rename(string from, string to, HandoverJournal? journal)
    {
        if (from == to)
            return;
        Forget(from, journal);
        Keep(to, journal);
    }

    /// <summary>The successor of this process does not need it.</summary>
    internal static void Forget(string consumer, HandoverJournal? journal)
    {
        journal?.Forget(InputKey(consumer));
        journal?.Forget(OutputKey(consumer));
    }

    /// <summary>Closes the end that is written to.</summary>
    internal void EndOutput() => _write.Dispose();

    private void Keep(string consumer, HandoverJournal? journal)
    {
        journal?.Keep(InputKey(consumer), _read.Number);
        journal?.Keep(OutputKey(consumer), _write.Number);
    }

    private static string InputKey(string consumer) => $"input {consumer}";

    private static string OutputKey(string consumer) => $"output {consumer}";

    /// <inheritdoc/>
    public void Dispose()
    {
        _read.Dispose();
        _write.Dispose();
    }
}
