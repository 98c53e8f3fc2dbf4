using static Actors.Kernel.Tests.Configuration.Hocon;

namespace Actors.Kernel.Tests.Configuration;

/// <summary>HOCON.md, "Duplicate keys and object merging".</summary>
public class MergingTests
{
    [Theory]
    [InlineData("a = 1, a = 2", """{"a":2}""")]
    [InlineData("a = [1], a = [2]", """{"a":[2]}""")]
    [InlineData("a = {x = 1}, a = 2", """{"a":2}""")]
    [InlineData("a = 1, a = {x = 1}", """{"a":{"x":1}}""")]
    public void The_later_value_wins(string text, string json) => Assert.Equal(json, Json(text));

    [Theory]
    [InlineData("pool { min : 1 }, pool { max : 2 }", """{"pool":{"min":1,"max":2}}""")]
    [InlineData("a { x = 1, y = 2 }, a { x = 3, z = 4 }", """{"a":{"x":3,"y":2,"z":4}}""")]
    [InlineData("a { b { x = 1 } }, a { b { y = 2 } }", """{"a":{"b":{"x":1,"y":2}}}""")]
    [InlineData("a { b = 1 }, a {}", """{"a":{"b":1}}""")]
    public void Two_objects_merge(string text, string json) => Assert.Equal(json, Json(text));

    [Theory]
    [InlineData("null")]
    [InlineData("42")]
    [InlineData("[]")]
    [InlineData("text")]
    public void A_value_between_two_objects_keeps_them_apart(string between) =>
        Assert.Equal("""{"pool":{"max":2}}""", Json($"pool {{ min : 1 }}, pool : {between}, pool {{ max : 2 }}"));

    [Fact]
    public void Keys_keep_the_order_in_which_they_first_appeared() =>
        Assert.Equal("""{"b":3,"a":2,"c":4}""", Json("b = 1, a = 2, b = 3, c = 4"));
}
