namespace Actors.Kernel.Configuration;

/// <summary>A span of the calendar: how long it is depends on when it begins.</summary>
/// <param name="Years">Years.</param>
/// <param name="Months">Months.</param>
/// <param name="Days">Days; a week is seven.</param>
public readonly record struct HoconPeriod(int Years, int Months, int Days)
{
    /// <summary>The time that lies one period after another; the 31st becomes the last day of a shorter month.</summary>
    /// <exception cref="ArgumentOutOfRangeException">That is no time any more.</exception>
    public DateTimeOffset After(DateTimeOffset time) => time.AddYears(Years).AddMonths(Months).AddDays(Days);
}
