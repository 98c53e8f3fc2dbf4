namespace Actors.Platform.Tests;

public class InternetAddressTests
{
    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("0.0.0.0")]
    [InlineData("::1")]
    [InlineData("fe80::1:2")]
    [InlineData("::ffff:10.0.0.1")]
    public void Addresses_of_both_families_are_read(string text) => Assert.True(InternetAddress.TryParse(text, 514, out _));

    [Theory]
    [InlineData("")]
    [InlineData("localhost")]
    [InlineData("127.1")]
    [InlineData("1.2.3.4.5")]
    [InlineData("256.0.0.1")]
    [InlineData("fe80::1::2")]
    public void What_is_no_address_is_refused(string text) => Assert.False(InternetAddress.TryParse(text, 514, out _));

    [Fact]
    public void An_address_that_is_taken_is_told_by_its_error_number()
    {
        Assert.True(InternetAddress.TryParse("127.0.0.1", 45514, out var address));
        Assert.Equal(0, InternetAddress.TryBindDatagrams(address, out var first));
        using (first)
            Assert.Equal(98, InternetAddress.TryBindDatagrams(address, out _));
    }
}
