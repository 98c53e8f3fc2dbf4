using System.Text;

namespace Actors.Platform.Tests;

public class Tai64nTests
{
    [Theory]
    [InlineData(0L, 10)]
    [InlineData(78796799L, 10)]
    [InlineData(78796800L, 11)]
    [InlineData(915148799L, 31)]
    [InlineData(915148800L, 32)]
    [InlineData(1483228799L, 36)]
    [InlineData(1483228800L, 37)]
    [InlineData(1795328702L, 37)]
    public void The_label_is_ahead_of_utc_by_ten_seconds_and_the_leap_seconds_so_far(long unix, int ahead)
    {
        var moment = Tai64n.FromUnixNanoseconds(unix * 1_000_000_000);
        Assert.Equal((1UL << 62) + (ulong)(unix + ahead), moment.Label);
        Assert.Equal(unix * 1_000_000_000, moment.ToUnixNanoseconds());
    }

    [Fact]
    public void A_leap_second_reads_as_the_second_before_it()
    {
        // 2016-12-31 23:59:60 UTC
        var leap = new Tai64n((1UL << 62) + 1483228800 + 36, 5);
        Assert.Equal((1483228799L * 1_000_000_000) + 5, leap.ToUnixNanoseconds());
    }

    [Fact]
    public void A_moment_before_1970_keeps_positive_nanoseconds()
    {
        var moment = Tai64n.FromUnixNanoseconds(-1);
        Assert.Equal(999_999_999u, moment.Nanoseconds);
        Assert.Equal(-1, moment.ToUnixNanoseconds());
    }

    [Fact]
    public void The_text_is_read_back()
    {
        var moment = new Tai64n(0x400000006b028ae3, 0x1dcd516a);
        var text = new byte[Tai64n.TextLength];
        moment.Format(text);
        Assert.Equal("@400000006b028ae31dcd516a", Encoding.Latin1.GetString(text));
        Assert.Equal("@400000006b028ae31dcd516a", moment.ToString());
        Assert.True(Tai64n.TryParse(text, out var read));
        Assert.Equal(moment, read);
        Assert.True(Tai64n.TryParse("@400000006B028AE31DCD516A and more"u8, out read));
        Assert.Equal(moment, read);
    }

    [Theory]
    [InlineData("400000006b028ae31dcd516a0")]
    [InlineData("@400000006b028ae31dcd516")]
    [InlineData("@400000006b028ae31dcd516g")]
    [InlineData("@ 00000006b028ae31dcd516a")]
    public void What_is_no_stamp_is_not_read(string text) => Assert.False(Tai64n.TryParse(Encoding.Latin1.GetBytes(text), out _));

    [Fact]
    public void Local_time_agrees_with_the_time_zone_data_of_this_machine()
    {
        foreach (var unix in new[] { 0L, 951827696, 1700000000, 1719835200, 4102444799 })
        {
            var local = LocalTime.At(unix);
            var expected = TimeZoneInfo.ConvertTime(DateTimeOffset.FromUnixTimeSeconds(unix), TimeZoneInfo.Local);
            Assert.Equal(expected, new DateTimeOffset(local.Year, local.Month, local.Day, local.Hour, local.Minute, local.Second, TimeSpan.FromSeconds(local.OffsetSeconds)));
            Assert.Equal(expected.Offset, TimeSpan.FromSeconds(local.OffsetSeconds));
        }
    }
}
