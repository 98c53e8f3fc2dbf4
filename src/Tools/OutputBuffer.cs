using Actors.Execline;
using Actors.Platform;

namespace Actors.Tools;

/// <summary>What a tool writes to its standard output, in larger pieces; what fails is fatal.</summary>
internal sealed class OutputBuffer(ChainContext context)
{
    private readonly byte[] _buffer = new byte[8192];
    private int _length;

    /// <summary>Writes a byte string.</summary>
    public void Write(string text)
    {
        for (var rest = text.AsSpan(); !rest.IsEmpty;)
        {
            if (_length == _buffer.Length)
                Flush();
            var count = Math.Min(rest.Length, _buffer.Length - _length);
            System.Text.Encoding.Latin1.GetBytes(rest[..count], _buffer.AsSpan(_length));
            _length += count;
            rest = rest[count..];
        }
    }

    /// <summary>Hands on what is still here.</summary>
    public void Flush()
    {
        var errno = Descriptors.WriteAll(1, _buffer.AsSpan(0, _length));
        _length = 0;
        if (errno != 0)
            throw context.Failed("write to stdout", errno);
    }

    /// <summary>Writes a byte string and hands it on: the whole output of a tool that then ends well.</summary>
    public static ChainStep Print(ChainContext context, string text)
    {
        var errno = StandardStreams.Output(text);
        return errno == 0 ? ChainStep.Exit(0) : throw context.Failed("write to stdout", errno);
    }
}
