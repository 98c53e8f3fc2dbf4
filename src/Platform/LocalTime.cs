using Actors.Platform.Interop;

namespace Actors.Platform;

/// <summary>A second as clocks on the wall show it, by TZ or else /etc/localtime: libc's view, which needs no time zone data in the binary.</summary>
/// <param name="Year">Such as 2026.</param>
/// <param name="Month">1 to 12.</param>
/// <param name="Day">1 to 31.</param>
/// <param name="Hour">0 to 23.</param>
/// <param name="Minute">0 to 59.</param>
/// <param name="Second">0 to 60.</param>
/// <param name="OffsetSeconds">Local time minus UTC.</param>
public readonly record struct LocalTime(int Year, int Month, int Day, int Hour, int Minute, int Second, int OffsetSeconds)
{
    /// <summary>How many bytes <see cref="Format"/> writes.</summary>
    public const int TextLength = 29;

    /// <summary>The local time at a second of Unix time.</summary>
    public static unsafe LocalTime At(long unixSeconds)
    {
        Libc.BrokenDownTime time;
        return Libc.localtime_r(&unixSeconds, &time) is null
            ? throw PlatformException.Last($"break down second {unixSeconds}")
            : new(time.Year + 1900, time.Month + 1, time.Day, time.Hour, time.Minute, time.Second, (int)time.Offset);
    }

    /// <summary>UTC at a second of Unix time.</summary>
    public static LocalTime UtcAt(long unixSeconds)
    {
        var time = DateTime.UnixEpoch.AddSeconds(unixSeconds);
        return new(time.Year, time.Month, time.Day, time.Hour, time.Minute, time.Second, 0);
    }

    /// <summary>Writes <c>YYYY-MM-DD HH:MM:SS.nnnnnnnnn</c>, <see cref="TextLength"/> bytes, and allocates nothing.</summary>
    public void Format(uint nanoseconds, Span<byte> target)
    {
        "0000-00-00 00:00:00."u8.CopyTo(target);
        WriteDigits(target[..4], (uint)Year);
        WriteDigits(target[5..7], (uint)Month);
        WriteDigits(target[8..10], (uint)Day);
        WriteDigits(target[11..13], (uint)Hour);
        WriteDigits(target[14..16], (uint)Minute);
        WriteDigits(target[17..19], (uint)Second);
        WriteDigits(target[20..29], nanoseconds);
    }

    private static void WriteDigits(Span<byte> target, uint value)
    {
        for (var at = target.Length - 1; at >= 0; at--, value /= 10)
            target[at] = (byte)('0' + (value % 10));
    }
}
