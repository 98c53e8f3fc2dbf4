using System.Globalization;
using Actors.Platform;
using Actors.Shell.Logs;
using Actors.Shell.Output;

namespace Actors.Shell.Views;

/// <summary>Numbers and strings as people read them.</summary>
internal static class Human
{
    private static readonly string[] s_units = ["B", "K", "M", "G", "T", "P"];

    /// <summary>Seconds as <c>0.25s</c>, <c>42s</c>, <c>3m07s</c>, <c>5h02m</c>, <c>2d03h</c>.</summary>
    internal static string Duration(double seconds)
    {
        if (seconds < 10)
            return seconds.ToString("0.00", CultureInfo.InvariantCulture) + "s";
        var whole = (long)seconds;
        return whole switch
        {
            < 60 => $"{whole}s",
            < 3600 => $"{whole / 60}m{whole % 60:00}s",
            < 86400 => $"{whole / 3600}h{whole / 60 % 60:00}m",
            _ => $"{whole / 86400}d{whole / 3600 % 24:00}h",
        };
    }

    /// <summary>Bytes as <c>812B</c>, <c>3.4M</c>, <c>120M</c>.</summary>
    internal static string Size(long bytes)
    {
        var value = (double)bytes;
        var unit = 0;
        for (; value >= 999.5 && unit < s_units.Length - 1; unit++)
            value /= 1024;
        return value.ToString(unit > 0 && value < 9.95 ? "0.0" : "0", CultureInfo.InvariantCulture) + s_units[unit];
    }

    /// <summary>How a process ended: <c>exit 1</c>, <c>SIGKILL</c>.</summary>
    internal static string Exit(ExitStatus? exit) => exit switch
    {
        null => "",
        { IsSignaled: true } signaled => Signals.NameOf(signaled.Signal),
        { } code => $"exit {code.Code}",
    };

    /// <summary>A moment, seconds since 1970 UTC, as local time to the millisecond.</summary>
    internal static string Moment(double seconds) => LogText.Time((long)(seconds * 1e9));

    /// <summary>A byte string that others wrote, for a screen: without anything that would steer it.</summary>
    internal static string Show(string? byteString) => TextWidth.Printable(ByteString.ToText(byteString ?? ""));
}
