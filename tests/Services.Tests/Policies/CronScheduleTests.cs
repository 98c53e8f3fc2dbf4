using System.Globalization;
using Actors.Platform;
using Actors.Services.Policies;

namespace Actors.Services.Tests.Policies;

/// <summary>Cron expressions, as crontab(5) has them.</summary>
public class CronScheduleTests
{
    [Theory]
    [InlineData("* * * * *", "2026-11-22T10:00:30", "2026-11-22T10:01:00")]
    [InlineData("0 3 * * *", "2026-11-22T03:00:00", "2026-11-23T03:00:00")]
    [InlineData("*/15 9-17 * * mon-fri", "2026-11-20T17:46:00", "2026-11-23T09:00:00")]
    [InlineData("30 8 1,15 * *", "2026-11-22T00:00:00", "2026-12-01T08:30:00")]
    [InlineData("0 0 13 * fri", "2026-11-22T00:00:00", "2026-11-27T00:00:00")]
    [InlineData("0 0 29 2 *", "2026-11-22T00:00:00", "2028-02-29T00:00:00")]
    [InlineData("5/20 * * * *", "2026-11-22T10:06:00", "2026-11-22T10:25:00")]
    [InlineData("0 12 * dec 7", "2026-11-22T00:00:00", "2026-12-06T12:00:00")]
    [InlineData("@monthly", "2026-11-22T00:00:00", "2026-12-01T00:00:00")]
    public void The_next_time_is_the_one_of_cron(string expression, string after, string next) =>
        Assert.Equal(Unix(next), CronSchedule.Parse(expression)!.NextAfter(Unix(after), LocalTime.UtcAt));

    /// <summary>The clocks of Berlin: at 1:00 UTC on 25 October 2026 they go from 3:00 back to 2:00.</summary>
    [Theory]
    [InlineData("30 2 * * *", "2026-10-24T12:00:00", "2026-10-25T00:30:00")]
    [InlineData("30 2 * * *", "2026-10-25T00:30:00", "2026-10-26T01:30:00")]
    [InlineData("0,59 1-3 * * *", "2026-10-25T00:59:00", "2026-10-25T02:00:00")]
    [InlineData("0 3 * * *", "2026-10-25T00:30:00", "2026-10-25T02:00:00")]
    [InlineData("30 * * * *", "2026-10-25T00:30:00", "2026-10-25T01:30:00")]
    [InlineData("30 */2 * * *", "2026-10-25T00:30:00", "2026-10-25T01:30:00")]
    [InlineData("* 2 * * *", "2026-10-25T00:59:00", "2026-10-25T01:00:00")]
    [InlineData("*/15 2 * * *", "2026-10-25T01:00:00", "2026-10-25T01:15:00")]
    public void Only_what_has_no_fixed_time_runs_again_in_the_hour_that_clocks_repeat(string expression, string after, string next) =>
        Assert.Equal(Unix(next), CronSchedule.Parse(expression)!.NextAfter(Unix(after), Berlin));

    [Theory]
    [InlineData("")]
    [InlineData("* * * *")]
    [InlineData("60 * * * *")]
    [InlineData("* 24 * * *")]
    [InlineData("* * 0 * *")]
    [InlineData("5-1 * * * *")]
    [InlineData("*/0 * * * *")]
    [InlineData("0 0 31 2 *")]
    [InlineData("a * * * *")]
    [InlineData(", * * * *")]
    public void What_is_none_is_refused(string expression) => Assert.Null(CronSchedule.Parse(expression));

    private static LocalTime Berlin(long unixSeconds)
    {
        var offset = unixSeconds < Unix("2026-10-25T01:00:00") ? 7200 : 3600;
        return LocalTime.UtcAt(unixSeconds + offset) with { OffsetSeconds = offset };
    }

    private static long Unix(string time) => new DateTimeOffset(DateTime.Parse(time, CultureInfo.InvariantCulture), TimeSpan.Zero).ToUnixTimeSeconds();
}
