using Actors.Platform;

namespace Actors.Pipelines;

/// <summary>
/// A stream that loggers write to. A pipe or a terminal is opened anew, non-blocking, so that one that is full blocks neither the logger's thread nor changes for those who have
/// it too; where it cannot be, it is asked before each write whether it takes some.
/// </summary>
internal sealed class LoggerOutput : IDisposable
{
    /// <summary>What a pipe that can be written to takes without blocking (PIPE_BUF).</summary>
    private const int PieceForPipes = 4096;

    private readonly Descriptor _descriptor;
    private readonly bool _neverBlocks;

    internal LoggerOutput(int fd)
    {
        var kind = Files.Status(fd).Kind;
        if (kind is FileKind.Fifo or FileKind.CharacterDevice
            && Files.TryOpen($"/proc/self/fd/{fd}", OpenMode.Write | OpenMode.NonBlocking | OpenMode.NoControllingTerminal, out var own) == 0)
        {
            _descriptor = own!;
            _neverBlocks = true;
        }
        else
        {
            _descriptor = Descriptors.Duplicate(fd);
            _neverBlocks = kind == FileKind.Regular;
        }
    }

    /// <summary>Its number, to wait for it.</summary>
    internal int Number => _descriptor.Number;

    /// <summary>As <see cref="Logging.LogHost.WriteOutput"/>.</summary>
    internal int Write(ReadOnlySpan<byte> lines)
    {
        if (!_neverBlocks)
        {
            if (!Descriptors.Poll(Number, forWriting: true, milliseconds: 0))
                return 0;
            lines = lines[..Math.Min(lines.Length, PieceForPipes)];
        }

        var count = Descriptors.Write(Number, lines);
        return count == -Errno.EAGAIN ? 0 : count == 0 ? -Errno.EIO : count;
    }

    /// <summary>Writes a line, and waits where there is no room. There is nobody to tell that it failed.</summary>
    internal void WriteAll(ReadOnlySpan<byte> line) => _ = Descriptors.WriteAll(Number, line);

    /// <inheritdoc/>
    public void Dispose() => _descriptor.Dispose();
}
