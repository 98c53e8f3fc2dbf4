using Actors.Execline;
using Actors.Platform;

namespace Actors.Tools.Log;

/// <summary>
/// Copies descriptor 0 to 1 with something else at the beginning of lines. What has been read is written before more is waited for, so it can stand in a pipeline.
/// </summary>
internal sealed class LineFilter
{
    private const int BlockSize = 64 * 1024;

    /// <summary>The longest beginning.</summary>
    private const int LargestBeginning = 64;

    private readonly ChainContext _context;
    private readonly Edit _edit;
    private readonly byte[] _output = new byte[BlockSize];
    private byte[] _input = new byte[BlockSize];
    private int _written;

    private LineFilter(ChainContext context, Edit edit)
    {
        _context = context;
        _edit = edit;
    }

    /// <summary>Says what a line begins with.</summary>
    /// <param name="line">The line, with its newline if it has one.</param>
    /// <param name="beginning">Room for the new beginning.</param>
    /// <param name="length">How long the new beginning is.</param>
    /// <returns>How many bytes of the line it replaces.</returns>
    public delegate int Edit(ReadOnlySpan<byte> line, Span<byte> beginning, out int length);

    /// <summary>Copies until the end.</summary>
    /// <param name="context">Who fails.</param>
    /// <param name="edit">What is done to each line.</param>
    /// <param name="completeLastLine">Whether a newline is added where the last line has none.</param>
    public static ChainStep Run(ChainContext context, Edit edit, bool completeLastLine)
    {
        new LineFilter(context, edit).Copy(completeLastLine);
        return ChainStep.Exit(0);
    }

    private void Copy(bool completeLastLine)
    {
        var kept = 0;
        while (true)
        {
            if (kept == _input.Length)
                Array.Resize(ref _input, kept * 2);
            var count = Descriptors.Read(0, _input.AsSpan(kept));
            if (count < 0)
                throw _context.Failed("read from stdin", -count);
            if (count == 0)
                break;
            var lines = _input.AsSpan(0, kept + count);
            for (int end; (end = lines.IndexOf((byte)'\n')) >= 0; lines = lines[(end + 1)..])
                Write(lines[..(end + 1)]);
            Flush();
            kept = lines.Length;
            lines.CopyTo(_input);
        }

        if (kept > 0)
            Write(_input.AsSpan(0, kept));
        if (kept > 0 && completeLastLine)
            Put("\n"u8);
        Flush();
    }

    private void Write(ReadOnlySpan<byte> line)
    {
        Span<byte> beginning = stackalloc byte[LargestBeginning];
        var replaced = _edit(line, beginning, out var length);
        Put(beginning[..length]);
        Put(line[replaced..]);
    }

    private void Put(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length > _output.Length - _written)
            Flush();
        if (bytes.Length > _output.Length)
        {
            WriteOut(bytes);
            return;
        }

        bytes.CopyTo(_output.AsSpan(_written));
        _written += bytes.Length;
    }

    private void Flush()
    {
        WriteOut(_output.AsSpan(0, _written));
        _written = 0;
    }

    private void WriteOut(ReadOnlySpan<byte> bytes)
    {
        var errno = Descriptors.WriteAll(1, bytes);
        if (errno != 0)
            throw _context.Failed("write to stdout", errno);
    }
}
