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
    /// <summary>The local time at a second of Unix time.</summary>
    public static unsafe LocalTime At(long unixSeconds)
    {
        Libc.BrokenDownTime time;
        return Libc.localtime_r(&unixSeconds, &time) is null
            ? throw PlatformException.Last($"break down second {unixSeconds}")
            : new(time.Year + 1900, time.Month + 1, time.Day, time.Hour, time.Minute, time.Second, (int)time.Offset);
    }
}
