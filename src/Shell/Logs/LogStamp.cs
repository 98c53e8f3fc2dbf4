using System.Buffers.Text;
using System.Globalization;
using System.Text;
using Actors.Platform;

namespace Actors.Shell.Logs;

/// <summary>
/// The time in front of a line, in any form that loggers write: TAI64N (<c>t</c>), local time (<c>T</c>), and the <c>time</c> of JSON lines.
/// </summary>
internal static class LogStamp
{
    private const int LocalLength = LocalTime.TextLength;
    private static ReadOnlySpan<byte> JsonStart => """{"time":" """u8[..^1];

    /// <summary>Reads it.</summary>
    /// <param name="line">The line.</param>
    /// <param name="time">Nanoseconds since 1970 UTC.</param>
    /// <param name="length">How many bytes of the line it takes, blanks behind it included; 0 where it stays part of the line (JSON).</param>
    internal static bool TryParse(ReadOnlySpan<byte> line, out long time, out int length)
    {
        (time, length) = (0, 0);
        if (line.StartsWith("@"u8) && Tai64n.TryParse(line, out var moment))
        {
            time = moment.ToUnixNanoseconds();
            length = WithBlanks(line, Tai64n.TextLength);
            // Both kinds may stand there (`t T`); the second says the same.
            if (TryParseLocal(line[length..], out _))
                length = WithBlanks(line, length + LocalLength);
            return true;
        }

        if (TryParseLocal(line, out time))
        {
            length = WithBlanks(line, LocalLength);
            return true;
        }

        return line.StartsWith(JsonStart) && line[JsonStart.Length..].IndexOf((byte)'"') is > 0 and var end
            && TryParseUtc(Encoding.Latin1.GetString(line.Slice(JsonStart.Length, end)), out time);
    }

    /// <summary>Nanoseconds since 1970 UTC of a local time of day; libc knows the zone.</summary>
    internal static long FromLocal(DateTime local, uint nanoseconds)
    {
        var seconds = (local.Ticks - DateTime.UnixEpoch.Ticks) / TimeSpan.TicksPerSecond;
        // The offset is that of the moment, which is what is looked for: the second try is right but for the hour that clocks skip.
        var moment = seconds - LocalTime.At(seconds).OffsetSeconds;
        moment = seconds - LocalTime.At(moment).OffsetSeconds;
        return (moment * 1_000_000_000) + nanoseconds;
    }

    /// <summary>Reads <c>2026-11-22T06:25:02.499994986Z</c>.</summary>
    internal static bool TryParseUtc(string text, out long time)
    {
        time = 0;
        if (!DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment))
            return false;
        var dot = text.IndexOf('.');
        var digits = dot < 0 ? "" : new string([.. text[(dot + 1)..].TakeWhile(char.IsAsciiDigit).Take(9)]);
        var nanoseconds = digits.Length == 0 ? 0 : long.Parse(digits.PadRight(9, '0'), CultureInfo.InvariantCulture);
        time = (moment.ToUnixTimeSeconds() * 1_000_000_000) + nanoseconds;
        return true;
    }

    private static bool TryParseLocal(ReadOnlySpan<byte> line, out long time)
    {
        time = 0;
        if (line.Length < LocalLength || line[4] != '-' || line[7] != '-' || line[10] != ' ' || line[13] != ':' || line[16] != ':' || line[19] != '.'
            || !Number(line[..4], out var year) || !Number(line[5..7], out var month) || !Number(line[8..10], out var day) || !Number(line[11..13], out var hour)
            || !Number(line[14..16], out var minute) || !Number(line[17..19], out var second) || !Number(line[20..29], out var nanoseconds)
            || year < 1970 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month) || hour > 23 || minute > 59 || second > 60)
            return false;
        time = FromLocal(new DateTime(year, month, day, hour, minute, Math.Min(second, 59)), (uint)nanoseconds);
        return true;
    }

    private static bool Number(ReadOnlySpan<byte> digits, out int value) => Utf8Parser.TryParse(digits, out value, out var used, 'D') && used == digits.Length;

    private static int WithBlanks(ReadOnlySpan<byte> line, int length)
    {
        while (length < line.Length && line[length] == ' ')
            length++;
        return length;
    }
}
