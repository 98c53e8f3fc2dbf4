using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Actors.Platform;

namespace Actors.Shell.Logs;

/// <summary>A moment as people write it.</summary>
internal static partial class Moment
{
    private static readonly string[] s_forms =
        ["yyyy-MM-dd", "yyyy-MM-dd HH:mm", "yyyy-MM-dd HH:mm:ss", "yyyy-MM-dd HH:mm:ss.FFFFFFF", "yyyy-MM-ddTHH:mm", "yyyy-MM-ddTHH:mm:ss", "yyyy-MM-ddTHH:mm:ss.FFFFFFF"];

    /// <summary>
    /// Reads <c>90s</c>, <c>1h30m</c>, <c>2d</c> (so long ago), <c>09:30</c> (today), <c>2026-11-22 09:30</c> (local time), <c>2026-11-22T09:30:00Z</c>, <c>today</c>,
    /// <c>yesterday</c>, a TAI64N stamp.
    /// </summary>
    /// <param name="text">What is written.</param>
    /// <param name="now">Nanoseconds since 1970 UTC.</param>
    /// <param name="moment">Likewise.</param>
    internal static bool TryParse(string text, long now, out long moment)
    {
        moment = 0;
        if (Tai64n.TryParse(Encoding.Latin1.GetBytes(text), out var stamp) && text.Length == Tai64n.TextLength)
        {
            moment = stamp.ToUnixNanoseconds();
            return true;
        }

        if (Ago().Match(text) is { Success: true, Length: > 0 } ago)
        {
            moment = now - ((Seconds(ago, "d", 86400) + Seconds(ago, "h", 3600) + Seconds(ago, "m", 60) + Seconds(ago, "s", 1)) * 1_000_000_000);
            return true;
        }

        var today = LocalTime.At(now / 1_000_000_000);
        var midnight = new DateTime(today.Year, today.Month, today.Day);
        if (text is "today" or "yesterday")
            return Set(midnight.AddDays(text == "today" ? 0 : -1), out moment);
        if (TimeOnly.TryParseExact(text, ["HH:mm", "HH:mm:ss"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var time))
            return Set(midnight + time.ToTimeSpan(), out moment);
        return DateTime.TryParseExact(text, s_forms, CultureInfo.InvariantCulture, DateTimeStyles.None, out var local)
            ? Set(local, out moment)
            : text.Contains('T') && LogStamp.TryParseUtc(text, out moment);
    }

    private static bool Set(DateTime local, out long moment)
    {
        moment = LogStamp.FromLocal(local, (uint)(local.Ticks % TimeSpan.TicksPerSecond * 100));
        return true;
    }

    private static long Seconds(Match match, string group, long unit) =>
        match.Groups[group] is { Success: true } found ? long.Parse(found.Value, CultureInfo.InvariantCulture) * unit : 0;

    [GeneratedRegex("^(?:(?<d>[0-9]{1,6})d)?(?:(?<h>[0-9]{1,6})h)?(?:(?<m>[0-9]{1,6})m(?:in)?)?(?:(?<s>[0-9]{1,9})s)?$", RegexOptions.CultureInvariant)]
    private static partial Regex Ago();
}
