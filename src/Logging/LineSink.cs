namespace Actors.Logging;

/// <summary>Where an action puts lines.</summary>
internal abstract class LineSink
{
    /// <summary>Takes lines, without ever waiting: what cannot be put where it belongs is kept.</summary>
    /// <param name="head">The beginning of the first line, without any newline; often empty.</param>
    /// <param name="lines">The rest of it and further lines, each with its newline.</param>
    public abstract void Write(ReadOnlySpan<byte> head, ReadOnlySpan<byte> lines);
}
