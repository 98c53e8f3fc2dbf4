using static Actors.Kernel.Tests.Configuration.Hocon;

namespace Actors.Kernel.Tests.Configuration;

/// <summary>HOCON.md, "Conversion of numerically-indexed objects to arrays".</summary>
public class NumericKeyTests
{
    [Theory]
    [InlineData("a { \"0\" : x, \"1\" : y }")]
    [InlineData("a.0 = x, a.1 = y")]
    [InlineData("a.1 = y, a.0 = x")]
    [InlineData("a.5 = y, a.2 = x")]
    [InlineData("a.10 = y, a.9 = x, a.name = z, a.-1 = z")]
    public void Numeric_keys_are_an_array_in_the_order_of_their_numbers(string text) => Assert.Equal(["x", "y"], Parse(text).GetStringList("a"));

    [Fact]
    public void They_are_an_object_until_an_array_is_asked_for() => Assert.Equal("""{"a":{"0":"x"}}""", Json("a.0 = x"));

    [Theory]
    [InlineData("a = [0] ${b}, b.1 = y, b.0 = x", """[0,"x","y"]""")]
    [InlineData("a = ${b} [0], b.1 = y, b.0 = ${c}, c = x", """["x","y",0]""")]
    [InlineData("a = { 0 = x } [1]", """["x",1]""")]
    [InlineData("a = [1] { 0 = ${?none}, 1 = x, 1 = ${?none} }", """[1,"x"]""")]
    public void A_concatenation_with_an_array_asks_for_one(string text, string json) => Assert.Equal(json, Json(Parse(text).GetValue("a")!));

    [Theory]
    [InlineData("{}")]
    [InlineData("{ x = 1 }")]
    [InlineData("{ -1 = 1 }")]
    public void An_object_without_numeric_keys_is_no_array(string value)
    {
        var config = Parse($"a = {value}");
        Assert.Contains("expected an array", Assert.Throws<Actors.Kernel.Configuration.ConfigurationException>(() => config.GetIntList("a")).Message);
        Assert.Contains("cannot be joined", Error($"a = [1] {value}"));
    }
}
