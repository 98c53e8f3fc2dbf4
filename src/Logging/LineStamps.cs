using Actors.Platform;

namespace Actors.Logging;

/// <summary>
/// The times in front of lines. The clock is read once for all lines that arrived together; they are stamped a nanosecond apart, in order, so that
/// sorting by stamp keeps the order of lines. Formatting allocates nothing, and of most lines it changes one digit.
/// </summary>
internal sealed class LineStamps
{
    private const int NanosecondsPerSecond = 1_000_000_000;

    /// <summary>How much the clock may go back before stamps follow it: less than this is the nanoseconds that were handed out in advance.</summary>
    private const long Lead = 10_000_000;

    private readonly byte[] _tai = new byte[Tai64n.TextLength + 1];
    private readonly byte[] _local = new byte[LocalTime.TextLength + 2];
    private long _next;
    private long _current;
    private long _taiOf = long.MinValue;
    private long _localOf = long.MinValue;
    private long _localSecond = long.MinValue;
    private LocalTime _localTime;

    /// <summary>Begins with lines that arrived at <paramref name="now"/> (nanoseconds since 1970).</summary>
    public void Begin(long now)
    {
        if (now >= _next || _next - now > Lead)
            _next = now;
        _current = _next;
    }

    /// <summary>Goes to the next line.</summary>
    public void Advance() => _current++;

    /// <summary>Goes back to the first of the lines that <see cref="Begin"/> began with: for the next action on the same ones.</summary>
    public void Rewind() => _current = _next;

    /// <summary>Ends what <see cref="Begin"/> began.</summary>
    /// <param name="lines">How many lines there were.</param>
    public void End(int lines) => _next += lines;

    /// <summary>Writes the current line's stamps.</summary>
    /// <param name="stamps">Which.</param>
    /// <param name="target">With room for <see cref="LengthOf"/> bytes.</param>
    /// <returns>How many bytes were written.</returns>
    public int Write(LineStamp stamps, Span<byte> target)
    {
        var length = 0;
        if ((stamps & LineStamp.Tai64n) != 0)
        {
            FormatTai();
            _tai.CopyTo(target);
            length = _tai.Length;
        }

        if ((stamps & LineStamp.Local) != 0)
        {
            FormatLocal();
            _local.CopyTo(target[length..]);
            length += _local.Length;
        }

        return length;
    }

    /// <summary>How many bytes the stamps take.</summary>
    public static int LengthOf(LineStamp stamps) =>
        ((stamps & LineStamp.Tai64n) != 0 ? Tai64n.TextLength + 1 : 0) + ((stamps & LineStamp.Local) != 0 ? LocalTime.TextLength + 2 : 0);

    /// <summary>Writes the current line's time in UTC: <c>YYYY-MM-DDTHH:MM:SS.nnnnnnnnnZ</c>, 30 bytes.</summary>
    public void WriteUtc(Span<byte> target)
    {
        var second = Math.DivRem(_current, NanosecondsPerSecond, out var nanosecond);
        LocalTime.UtcAt(second).Format((uint)nanosecond, target);
        target[10] = (byte)'T';
        target[29] = (byte)'Z';
    }

    private void FormatTai()
    {
        if (_current == _taiOf + 1 && Increment(_tai.AsSpan(17, 8), "0123456789abcdef"u8) && _current % NanosecondsPerSecond != 0)
        {
            _taiOf = _current;
            return;
        }

        if (_current == _taiOf)
            return;
        _taiOf = _current;
        Tai64n.FromUnixNanoseconds(_current).Format(_tai);
        _tai[^1] = (byte)' ';
    }

    private void FormatLocal()
    {
        if (_current == _localOf)
            return;
        var next = _current == _localOf + 1;
        _localOf = _current;
        if (next && Increment(_local.AsSpan(20, 9), "0123456789"u8))
            return;
        var second = Math.DivRem(_current, NanosecondsPerSecond, out var nanosecond);
        if (second != _localSecond)
        {
            _localSecond = second;
            _localTime = LocalTime.At(second);
        }

        _localTime.Format((uint)nanosecond, _local);
        _local[29] = _local[30] = (byte)' ';
    }

    /// <summary>Adds one to a number in text. False where it was the largest of its length.</summary>
    private static bool Increment(Span<byte> digits, ReadOnlySpan<byte> values)
    {
        for (var at = digits.Length - 1; at >= 0; at--)
        {
            var value = values.IndexOf(digits[at]) + 1;
            if (value < values.Length)
            {
                digits[at] = values[value];
                return true;
            }

            digits[at] = values[0];
        }

        return false;
    }
}
