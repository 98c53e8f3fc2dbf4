using System.Globalization;
using Actors.Platform;

namespace Actors.Services.Policies;

/// <summary>
/// A cron expression, as crontab(5) has it: minute, hour, day of the month, month, day of the week; lists, ranges, steps, names, and
/// <c>@hourly</c> and its kin. Where both days are restricted, either counts. When clocks are set back, times that name hour and minute do not come twice; those where either is
/// <c>*</c> (or <c>*/n</c>) go on as before (cron(8) of Vixie cron).
/// </summary>
public sealed class CronSchedule
{
    private static readonly string[] s_months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
    private static readonly string[] s_days = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"];

    private readonly ulong _minutes, _hours, _monthDays, _months, _weekDays;
    private readonly bool _eitherDay, _isFixed;

    private CronSchedule(string text, ulong[] fields, bool eitherDay, bool isFixed)
    {
        Text = text;
        (_minutes, _hours, _monthDays, _months) = (fields[0], fields[1], fields[2], fields[3]);
        // 7 is Sunday too.
        _weekDays = (fields[4] | (fields[4] >> 7)) & 0x7F;
        (_eitherDay, _isFixed) = (eitherDay, isFixed);
    }

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is CronSchedule other && other.Text == Text;

    /// <inheritdoc/>
    public override int GetHashCode() => Text.GetHashCode(StringComparison.Ordinal);

    /// <summary>As it is written.</summary>
    public string Text { get; }

    /// <summary>Reads an expression.</summary>
    /// <returns>Null where it is none.</returns>
    public static CronSchedule? Parse(string text)
    {
        var expression = text.Trim() switch
        {
            "@yearly" or "@annually" => "0 0 1 1 *",
            "@monthly" => "0 0 1 * *",
            "@weekly" => "0 0 * * 0",
            "@daily" or "@midnight" => "0 0 * * *",
            "@hourly" => "0 * * * *",
            var other => other,
        };
        var parts = expression.Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries);
        var fields = new ulong[5];
        if (parts.Length != 5 || !TryField(parts[0], 0, 59, [], out fields[0]) || !TryField(parts[1], 0, 23, [], out fields[1]) || !TryField(parts[2], 1, 31, [], out fields[2])
            || !TryField(parts[3], 1, 12, s_months, out fields[3]) || !TryField(parts[4], 0, 7, s_days, out fields[4]))
        {
            return null;
        }

        var schedule = new CronSchedule(text, fields, parts[2][0] != '*' && parts[4][0] != '*', parts[0][0] != '*' && parts[1][0] != '*');
        return schedule.CanBe() ? schedule : null;
    }

    /// <summary>The next time after a moment, in seconds of Unix time.</summary>
    /// <param name="unixSeconds">The moment.</param>
    /// <param name="local">The local time of a moment.</param>
    public long NextAfter(long unixSeconds, Func<long, LocalTime> local)
    {
        var time = (unixSeconds / 60 * 60) + 60;
        // Eight years: a 29th of February is never further away, whatever the century.
        for (var end = time + (3000L * 24 * 3600); time < end;)
        {
            var at = local(time);
            if (!MatchesDay(at) || !Has(_hours, at.Hour))
                time += (60 - at.Minute) * 60;
            else if (!Has(_minutes, at.Minute) || (_isFixed && IsRepeated(time, at, local)))
                time += 60;
            else
                return time;
        }

        return time;
    }

    /// <summary>Whether clocks have shown this time before: they have been set back, by less than three hours.</summary>
    private static bool IsRepeated(long time, LocalTime at, Func<long, LocalTime> local)
    {
        const int Longest = 3 * 3600;
        var before = local(time - Longest).OffsetSeconds;
        var back = before - at.OffsetSeconds;
        return back is > 0 and < Longest && local(time - back).OffsetSeconds == before;
    }

    private static bool Has(ulong set, int number) => (set >> number & 1) != 0;

    private bool MatchesDay(LocalTime at)
    {
        if (!Has(_months, at.Month))
            return false;
        var (byMonth, byWeek) = (Has(_monthDays, at.Day), Has(_weekDays, (int)new DateTime(at.Year, at.Month, at.Day).DayOfWeek));
        return _eitherDay ? byMonth || byWeek : byMonth && byWeek;
    }

    /// <summary>Not the 31st of February.</summary>
    private bool CanBe()
    {
        if (_eitherDay)
            return true;
        for (var month = 1; month <= 12; month++)
        {
            for (var day = 1; Has(_months, month) && day <= DateTime.DaysInMonth(2024, month); day++)
            {
                if (Has(_monthDays, day))
                    return true;
            }
        }

        return false;
    }

    private static bool TryField(string text, int least, int most, string[] names, out ulong set)
    {
        set = 0;
        foreach (var item in text.Split(','))
        {
            var slash = item.IndexOf('/');
            var step = 1;
            if (slash >= 0 && (!int.TryParse(item[(slash + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out step) || step < 1))
                return false;
            var range = slash < 0 ? item : item[..slash];
            var (first, last) = (least, names == s_days ? 6 : most);
            if (range != "*")
            {
                var dash = range.IndexOf('-');
                if (!TryNumber(dash < 0 ? range : range[..dash], least, names, out first) || !TryNumber(dash < 0 ? range : range[(dash + 1)..], least, names, out last))
                    return false;
                if (dash < 0 && slash >= 0)
                    last = most;
            }

            if (first < least || last > most || first > last)
                return false;
            for (var number = (long)first; number <= last; number += step)
                set |= 1UL << (int)number;
        }

        return true;
    }

    private static bool TryNumber(string text, int least, string[] names, out int number)
    {
        var index = Array.IndexOf(names, text.ToLowerInvariant());
        number = index + least;
        return index >= 0 || int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);
    }
}
