using Actors.Platform;

namespace Actors.Tools;

/// <summary>Reads a descriptor line by line, as byte strings. It reads ahead.</summary>
/// <param name="fd">Which; it stays open.</param>
/// <param name="separator">What ends a line.</param>
internal sealed class LineReader(int fd, char separator = '\n')
{
    private byte[] _buffer = new byte[4096];
    private int _start;
    private int _end;

    /// <summary>Reads a line.</summary>
    /// <param name="line">It, without what ends it.</param>
    /// <param name="ended">Whether it has an end; the last one may have none.</param>
    /// <returns>False when there is none left. A failure is thrown.</returns>
    public bool TryRead(out string line, out bool ended)
    {
        for (var searched = 0; ;)
        {
            var at = _buffer.AsSpan(_start + searched, _end - _start - searched).IndexOf((byte)separator);
            ended = at >= 0;
            if (ended)
            {
                line = ByteString.FromBytes(_buffer.AsSpan(_start, searched + at));
                _start += searched + at + 1;
                return true;
            }

            searched = _end - _start;
            if (!Fill())
            {
                line = ByteString.FromBytes(_buffer.AsSpan(_start, searched));
                _start = _end;
                return searched > 0;
            }
        }
    }

    private bool Fill()
    {
        if (_start > 0)
        {
            _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
            (_start, _end) = (0, _end - _start);
        }

        if (_end == _buffer.Length)
            Array.Resize(ref _buffer, _end * 2);
        var count = Descriptors.Read(fd, _buffer.AsSpan(_end));
        if (count < 0)
            throw new PlatformException("read", -count);
        _end += count;
        return count > 0;
    }
}
