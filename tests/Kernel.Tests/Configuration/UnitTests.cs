using static Actors.Kernel.Tests.Configuration.Hocon;

namespace Actors.Kernel.Tests.Configuration;

/// <summary>HOCON.md, "Units format" to "Size in bytes format".</summary>
public class UnitTests
{
    [Theory]
    [InlineData("10", 10 * TimeSpan.TicksPerMillisecond)]
    [InlineData("0", 0)]
    [InlineData("0.5", TimeSpan.TicksPerMillisecond / 2)]
    [InlineData("\"10\"", 10 * TimeSpan.TicksPerMillisecond)]
    [InlineData("\"  10  \"", 10 * TimeSpan.TicksPerMillisecond)]
    [InlineData("\" 10   s \"", 10 * TimeSpan.TicksPerSecond)]
    [InlineData("10 s", 10 * TimeSpan.TicksPerSecond)]
    [InlineData("1.5m", 90 * TimeSpan.TicksPerSecond)]
    [InlineData("1e3 ms", TimeSpan.TicksPerSecond)]
    [InlineData("10675199d", 10675199 * TimeSpan.TicksPerDay)]
    [InlineData("922337203685477580us", 9223372036854775800)]
    [InlineData("150ns", 2)]
    public void A_duration_is_a_number_and_a_unit_and_milliseconds_without_one(string value, long ticks) =>
        Assert.Equal(TimeSpan.FromTicks(ticks), Parse($"a = {value}").GetTimeSpan("a"));

    [Theory]
    [InlineData("ns nano nanos nanosecond nanoseconds", 0.01)]
    [InlineData("us micro micros microsecond microseconds", 10)]
    [InlineData("ms milli millis millisecond milliseconds", TimeSpan.TicksPerMillisecond)]
    [InlineData("s second seconds", TimeSpan.TicksPerSecond)]
    [InlineData("m minute minutes", TimeSpan.TicksPerMinute)]
    [InlineData("h hour hours", TimeSpan.TicksPerHour)]
    [InlineData("d day days", TimeSpan.TicksPerDay)]
    public void Every_unit_of_time_has_a_short_and_a_long_name(string units, double ticks)
    {
        foreach (var unit in units.Split(' '))
            Assert.Equal(TimeSpan.FromTicks((long)(300 * ticks)), Parse($"a = 300{unit}").GetTimeSpan("a"));
    }

    [Theory]
    [InlineData("10S")]
    [InlineData("10 Seconds")]
    [InlineData("10 min")]
    [InlineData("10 w")]
    [InlineData("-1s")]
    [InlineData("s")]
    [InlineData("ten s")]
    [InlineData("1 s 5")]
    [InlineData("\"\"")]
    [InlineData("01s")]
    [InlineData("true")]
    [InlineData("[1s]")]
    [InlineData("1e30 s")]
    [InlineData("10675200d")]
    [InlineData("9223372036854775800 us")]
    [InlineData("infinitely")]
    public void Anything_else_is_no_duration(string value) => AssertWrong(value, config => config.GetTimeSpan("a"), "expected a duration");

    [Theory]
    [InlineData("infinite")]
    [InlineData("\"Infinite\"")]
    public void A_duration_may_be_infinite_unless_the_reader_forbids_it(string value)
    {
        Assert.Equal(Timeout.InfiniteTimeSpan, Parse($"a = {value}").GetTimeSpan("a"));
        AssertWrong(value, config => config.GetTimeSpan("a", allowInfinite: false), "expected a duration");
    }

    [Fact]
    public void A_missing_duration_is_the_default()
    {
        Assert.Equal(TimeSpan.Zero, Parse("").GetTimeSpan("a"));
        Assert.Equal(TimeSpan.FromSeconds(3), Parse("").GetTimeSpan("a", TimeSpan.FromSeconds(3)));
    }

    [Theory]
    [InlineData("3", 0, 0, 3)]
    [InlineData("3d", 0, 0, 3)]
    [InlineData("3 day", 0, 0, 3)]
    [InlineData("3 days", 0, 0, 3)]
    [InlineData("2w", 0, 0, 14)]
    [InlineData("2 week", 0, 0, 14)]
    [InlineData("2 weeks", 0, 0, 14)]
    [InlineData("5m", 0, 5, 0)]
    [InlineData("5mo", 0, 5, 0)]
    [InlineData("5 month", 0, 5, 0)]
    [InlineData("5 months", 0, 5, 0)]
    [InlineData("1y", 1, 0, 0)]
    [InlineData("1 year", 1, 0, 0)]
    [InlineData("2 years", 2, 0, 0)]
    public void A_period_is_a_whole_number_and_a_unit_and_days_without_one(string value, int years, int months, int days) =>
        Assert.Equal(new HoconPeriod(years, months, days), Parse($"a = {value}").GetPeriod("a"));

    [Theory]
    [InlineData("1.5d")]
    [InlineData("1h")]
    [InlineData("-1d")]
    [InlineData("D")]
    [InlineData("1D")]
    [InlineData("99999999999d")]
    [InlineData("2147483647w")]
    public void Anything_else_is_no_period(string value) => AssertWrong(value, config => config.GetPeriod("a"), "expected a period");

    [Fact]
    public void A_period_ends_on_the_calendar()
    {
        var end = new DateTimeOffset(2024, 1, 31, 12, 0, 0, TimeSpan.Zero);
        Assert.Equal(new DateTimeOffset(2024, 2, 29, 12, 0, 0, TimeSpan.Zero), Parse("a = 1 month").GetPeriod("a").After(end));
        Assert.Equal(new DateTimeOffset(2024, 2, 14, 12, 0, 0, TimeSpan.Zero), Parse("a = 2w").GetPeriod("a").After(end));
        Assert.Equal(end, Parse("").GetPeriod("a").After(end));
    }

    [Theory]
    [InlineData("B b byte bytes", 1)]
    [InlineData("kB kilobyte kilobytes", 1000)]
    [InlineData("MB megabyte megabytes", 1000_000)]
    [InlineData("GB gigabyte gigabytes", 1000_000_000)]
    [InlineData("TB terabyte terabytes", 1000_000_000_000)]
    [InlineData("PB petabyte petabytes", 1000_000_000_000_000)]
    [InlineData("EB exabyte exabytes", 1000_000_000_000_000_000)]
    [InlineData("K k Ki KiB kibibyte kibibytes", 1L << 10)]
    [InlineData("M m Mi MiB mebibyte mebibytes", 1L << 20)]
    [InlineData("G g Gi GiB gibibyte gibibytes", 1L << 30)]
    [InlineData("T t Ti TiB tebibyte tebibytes", 1L << 40)]
    [InlineData("P p Pi PiB pebibyte pebibytes", 1L << 50)]
    [InlineData("E e Ei EiB exbibyte exbibytes", 1L << 60)]
    public void Units_of_size_are_powers_of_ten_with_a_B_and_of_two_without(string units, long factor)
    {
        foreach (var unit in units.Split(' '))
        {
            Assert.Equal(7 * factor, Parse($"a = \"7{unit}\"").GetByteSize("a"));
            Assert.Equal(7 * factor, Parse($"a = 7 {unit}").GetByteSize("a"));
        }
    }

    [Theory]
    [InlineData("ZB zettabyte zettabytes YB yottabyte yottabytes Z z Zi ZiB zebibyte zebibytes Y y Yi YiB yobibyte yobibytes")]
    public void The_largest_units_exist_but_nothing_except_nought_fits(string units)
    {
        foreach (var unit in units.Split(' '))
        {
            Assert.Equal(0, Parse($"a = 0 {unit}").GetByteSize("a"));
            AssertWrong($"1 {unit}", config => config.GetByteSize("a"), "expected a size from 0 to 2^63 - 1 bytes");
        }
    }

    [Theory]
    [InlineData("1024", 1024)]
    [InlineData("\"1024\"", 1024)]
    [InlineData("0.5k", 512)]
    [InlineData("1.5 MB", 1_500_000)]
    [InlineData("9223372036854775807", long.MaxValue)]
    public void A_size_is_bytes_without_a_unit_and_may_have_a_fraction(string value, long bytes) => Assert.Equal(bytes, Parse($"a = {value}").GetByteSize("a"));

    [Theory]
    [InlineData("KB")]
    [InlineData("1KB")]
    [InlineData("1kb")]
    [InlineData("1 Mb")]
    [InlineData("1 kib")]
    [InlineData("-1")]
    [InlineData("ten k")]
    [InlineData("9223372036854775808")]
    [InlineData("8E")]
    [InlineData("[1k]")]
    public void Anything_else_is_no_size(string value) => AssertWrong(value, config => config.GetByteSize("a"), "expected a size");

    [Fact]
    public void A_missing_size_is_null_or_the_default()
    {
        Assert.Null(Parse("").GetByteSize("a"));
        Assert.Equal(5, Parse("").GetByteSize("a", 5));
    }

    private static void AssertWrong(string value, Func<Config, object?> read, string error)
    {
        var message = Assert.Throws<ConfigurationException>(() => read(Parse($"\n\na = {value}"))).Message;
        Assert.StartsWith("test.conf:3: a: ", message);
        Assert.Contains(error, message);
    }
}
