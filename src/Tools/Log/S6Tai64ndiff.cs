using System.Globalization;
using Actors.Execline;
using Actors.Platform;

namespace Actors.Tools.Log;

/// <summary><c>s6-tai64ndiff</c>: turns TAI64N at the beginning of lines into the time since the line before, in seconds.</summary>
internal static class S6Tai64ndiff
{
    private const int PrefixLength = 23;

    public static ChainStep Run(ChainContext context)
    {
        Tai64n? before = null;
        return LineFilter.Run(
            context,
            (line, beginning, out length) =>
            {
                length = 0;
                if (line.Length <= Tai64n.TextLength || !Tai64n.TryParse(line, out var moment))
                {
                    before = null;
                    return 0;
                }

                Format(before, moment, beginning);
                before = moment;
                length = PrefixLength;
                return Tai64n.TextLength;
            },
            completeLastLine: false);
    }

    /// <summary><c>[</c>, ten columns of seconds, <c>.</c>, nine of nanoseconds and a blank, <c>]</c>. Seconds that need more columns take them from the nanoseconds.</summary>
    internal static void Format(Tai64n? before, Tai64n moment, Span<byte> prefix)
    {
        "[          .          ]"u8.CopyTo(prefix);
        if (before is not { } earlier)
            return;
        var seconds = (long)(moment.Label - earlier.Label);
        var nanoseconds = (int)moment.Nanoseconds - (int)earlier.Nanoseconds;
        if (nanoseconds < 0)
            (seconds, nanoseconds) = (seconds - 1, nanoseconds + 1_000_000_000);
        Span<byte> digits = stackalloc byte[9];
        _ = nanoseconds.TryFormat(digits, out _, "d9", CultureInfo.InvariantCulture);
        Span<byte> text = stackalloc byte[20];
        _ = seconds.TryFormat(text, out var length, default, CultureInfo.InvariantCulture);
        if (length <= 10)
        {
            text[..length].CopyTo(prefix[(11 - length)..]);
            digits.CopyTo(prefix[12..]);
            return;
        }

        var at = length < 20 ? 2 : 1;
        text[..length].CopyTo(prefix[at..]);
        at += length;
        prefix[at++] = (byte)'.';
        digits[..(PrefixLength - 1 - at)].CopyTo(prefix[at..]);
    }
}
