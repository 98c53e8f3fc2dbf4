using System.Globalization;

namespace Actors.Kernel.Configuration;

/// <summary>Numbers with a unit: durations, periods and sizes. Units are case-sensitive, as HOCON says.</summary>
internal static class HoconUnits
{
    // The prefixes of sizes from kilo on: 1000^n with B, 1024^n without.
    private const string Upper = "KMGTPEZY";
    private const string Lower = "kmgtpezy";

    private static readonly string[] s_decimalNames = ["kilo", "mega", "giga", "tera", "peta", "exa", "zetta", "yotta"];
    private static readonly string[] s_binaryNames = ["kibi", "mebi", "gibi", "tebi", "pebi", "exbi", "zebi", "yobi"];

    public static TimeSpan ReadTimeSpan(HoconValue value, string? path, bool allowInfinite)
    {
        const string Expected = "a duration, like 10s (units: ns us ms s m h d)";
        if (allowInfinite && value.Type == HoconType.String && value.Text.Equals("infinite", StringComparison.OrdinalIgnoreCase))
            return Timeout.InfiniteTimeSpan;

        var (number, unit) = Split(value, path, Expected);
        var ticks = unit switch
        {
            "ns" or "nano" or "nanos" or "nanosecond" or "nanoseconds" => 1.0 / TimeSpan.NanosecondsPerTick,
            "us" or "micro" or "micros" or "microsecond" or "microseconds" => TimeSpan.TicksPerMicrosecond,
            "" or "ms" or "milli" or "millis" or "millisecond" or "milliseconds" => TimeSpan.TicksPerMillisecond,
            "s" or "second" or "seconds" => TimeSpan.TicksPerSecond,
            "m" or "minute" or "minutes" => TimeSpan.TicksPerMinute,
            "h" or "hour" or "hours" => TimeSpan.TicksPerHour,
            "d" or "day" or "days" => TimeSpan.TicksPerDay,
            _ => throw value.Wrong(path, allowInfinite ? Expected + ", or infinite" : Expected),
        };
        return Multiply(number, ticks) is { } total
            ? TimeSpan.FromTicks(total)
            : throw value.Wrong(path, "a duration from 0 to ten million days");
    }

    public static HoconPeriod ReadPeriod(HoconValue value, string? path)
    {
        const string Expected = "a period, like 2w (units: d w m mo y)";
        var (number, unit) = Split(value, path, Expected);
        if (!int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var count) || count > int.MaxValue / 7)
            throw value.Wrong(path, Expected + " with a whole number");
        return unit switch
        {
            "" or "d" or "day" or "days" => new HoconPeriod(0, 0, count),
            "w" or "week" or "weeks" => new HoconPeriod(0, 0, count * 7),
            "m" or "mo" or "month" or "months" => new HoconPeriod(0, count, 0),
            "y" or "year" or "years" => new HoconPeriod(count, 0, 0),
            _ => throw value.Wrong(path, Expected),
        };
    }

    public static long ReadByteSize(HoconValue value, string? path)
    {
        const string Expected = "a size, like 64k or 10MB (units: B; kB MB GB TB PB EB for powers of 1000; k M G T P E for powers of 1024)";
        var (number, unit) = Split(value, path, Expected);
        if (Factor(unit) is not { } factor)
            throw value.Wrong(path, Expected);
        return Multiply(number, factor) ?? throw value.Wrong(path, "a size from 0 to 2^63 - 1 bytes");
    }

    private static double? Factor(string unit)
    {
        if (unit is "" or "b" or "B" or "byte" or "bytes")
            return 1;
        for (var i = 0; i < Upper.Length; i++)
        {
            if (unit == $"{(i == 0 ? 'k' : Upper[i])}B" || IsName(unit, s_decimalNames[i]))
                return Power(1000, i + 1);
            if (unit == $"{Lower[i]}" || unit == $"{Upper[i]}" || unit == $"{Upper[i]}i" || unit == $"{Upper[i]}iB")
                return Power(1024, i + 1);
            if (IsName(unit, s_binaryNames[i]))
                return Power(1024, i + 1);
        }

        return null;
    }

    // Math.Pow is 13 kB of the C library's, for every kind of processor.
    private static double Power(double number, int exponent) => exponent == 0 ? 1 : number * Power(number, exponent - 1);

    private static bool IsName(string unit, string prefix) => unit == prefix + "byte" || unit == prefix + "bytes";

    /// <summary>A number, whitespace, and letters; the number is JSON's, and not negative.</summary>
    private static (string Number, string Unit) Split(HoconValue value, string? path, string expected)
    {
        if (value.Type is not (HoconType.String or HoconType.Number))
            throw value.Wrong(path, expected);
        var text = value.Text.AsSpan().Trim();
        var unit = text.Length;
        while (unit > 0 && char.IsLetter(text[unit - 1]))
            unit--;
        var number = text[..unit].TrimEnd();
        return HoconNumber.IsNumber(number) && number[0] != '-'
            ? (number.ToString(), text[unit..].ToString())
            : throw value.Wrong(path, expected);
    }

    /// <summary>The product, rounded; exact for whole numbers. Null when a long cannot hold it.</summary>
    private static long? Multiply(string number, double factor)
    {
        if (factor is >= 1 and < long.MaxValue && long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var whole))
            return whole <= long.MaxValue / (long)factor ? whole * (long)factor : null;
        var product = Math.Round(HoconNumber.Value(number) * factor);
        return product < long.MaxValue ? (long)product : null;
    }
}
