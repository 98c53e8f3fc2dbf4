using System.Globalization;
using FsCheck;
using FsCheck.Fluent;

namespace Actors.Kernel.Tests.Configuration;

/// <summary>Numbers as whole numbers and units take them, beside .NET's parser.</summary>
public class NumberTests
{
    [Theory]
    [InlineData("0")]
    [InlineData("-0.5")]
    [InlineData("1.5")]
    [InlineData("1e3")]
    [InlineData("1E+3")]
    [InlineData("25e-2")]
    [InlineData("2.000000000000000000000000000")]
    [InlineData("9007199254740992")]
    [InlineData("123456789.123456")]
    [InlineData("1e22")]
    public void What_fits_a_double_is_exact(string text) => Assert.Equal(double.Parse(text, CultureInfo.InvariantCulture), HoconNumber.Value(text));

    [Theory]
    [InlineData("1e400")]
    [InlineData("1e999999999999")]
    public void What_is_too_large_is_infinite(string text) => Assert.Equal(double.PositiveInfinity, HoconNumber.Value(text));

    [Theory]
    [InlineData("1e-999999999999")]
    [InlineData("0e400")]
    public void What_is_too_small_is_nothing(string text) => Assert.Equal(0, HoconNumber.Value(text));

    [Fact]
    public void Any_other_is_off_by_no_more_than_a_few_units_of_the_last_place() => Prop.ForAll(
        ArbMap.Default.ArbFor<NormalFloat>(),
        number =>
        {
            var expected = Math.Abs((double)number);
            var value = HoconNumber.Value(expected.ToString("R", CultureInfo.InvariantCulture));
            return Math.Abs(value - expected) <= expected * 1e-14;
        }).Check(FsCheck.Config.QuickThrowOnFailure.WithMaxTest(1000));
}
