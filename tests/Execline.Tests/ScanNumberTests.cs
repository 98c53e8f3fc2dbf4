namespace Actors.Execline.Tests;

public class ScanNumberTests
{
    [Theory]
    [InlineData("0", 0u)]
    [InlineData("007", 7u)]
    [InlineData("4294967295", uint.MaxValue)]
    public void A_whole_number(string text, uint expected)
    {
        Assert.True(ScanNumber.TryWhole(text, out var number));
        Assert.Equal(expected, number);
    }

    [Theory]
    [InlineData("")]
    [InlineData("x")]
    [InlineData("1x")]
    [InlineData(" 1")]
    [InlineData("+1")]
    [InlineData("-1")]
    [InlineData("4294967296")]
    public void What_is_not_a_number_as_a_whole_is_refused(string text) => Assert.False(ScanNumber.TryWhole(text, out _));

    [Theory]
    [InlineData("12x", 2, 12)]
    [InlineData("-3", 2, -3)]
    [InlineData("+3", 2, 3)]
    [InlineData("-", 0, 0)]
    [InlineData("x", 0, 0)]
    [InlineData("2147483648", 9, 214748364)]
    [InlineData("-2147483648", 11, int.MinValue)]
    public void The_signed_number_in_front(string text, int taken, int expected)
    {
        Assert.Equal(taken, ScanNumber.SignedFront(text, out var number));
        Assert.Equal(expected, number);
    }

    [Theory]
    [InlineData("1", new[] { 1 })]
    [InlineData("1,2:3;4 5", new[] { 1, 2, 3, 4, 5 })]
    [InlineData("1,,2,", new[] { 1, 2 })]
    [InlineData("1x2", new[] { 1 })]
    [InlineData("99999", new[] { 9999, 9 })]
    public void A_list_ends_where_no_number_stands(string text, int[] expected)
    {
        Assert.True(ScanNumber.TryList(text, out var numbers));
        Assert.Equal(expected.Order(), numbers.Order());
    }

    [Theory]
    [InlineData("")]
    [InlineData("x")]
    [InlineData(",1")]
    public void A_list_begins_with_a_number(string text) => Assert.False(ScanNumber.TryList(text, out _));
}
