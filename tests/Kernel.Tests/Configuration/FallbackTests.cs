using static Actors.Kernel.Tests.Configuration.Hocon;

namespace Actors.Kernel.Tests.Configuration;

/// <summary>HOCON.md, "Config object merging and file merging".</summary>
public class FallbackTests
{
    [Theory]
    [InlineData("a = 1", "a = 2, b = 3", """{"a":1,"b":3}""")]
    [InlineData("a { x = 1 }", "a { x = 2, y = 3 }", """{"a":{"x":1,"y":3}}""")]
    [InlineData("a { b { x = 1 } }", "a { b { y = 2 }, c = 3 }", """{"a":{"b":{"x":1,"y":2},"c":3}}""")]
    [InlineData("a = 1", "a { y = 3 }", """{"a":1}""")]
    [InlineData("a { x = 1 }", "a = 2", """{"a":{"x":1}}""")]
    [InlineData("a = [1]", "a = [2]", """{"a":[1]}""")]
    [InlineData("a = null", "a { x = 1 }", """{"a":null}""")]
    [InlineData("", "a = 1", """{"a":1}""")]
    [InlineData("a = 1", "", """{"a":1}""")]
    public void A_fallback_fills_what_is_missing(string text, string fallback, string json) => Assert.Equal(json, Json(Parse(text).WithFallback(Parse(fallback))));

    [Fact]
    public void A_value_between_two_objects_keeps_them_apart()
    {
        var (first, between, last) = (Parse("a { x = 1 }"), Parse("a = 42"), Parse("a { y = 2 }"));
        Assert.Equal("""{"a":{"x":1}}""", Json(first.WithFallback(between).WithFallback(last)));
        Assert.Equal("""{"a":{"x":1}}""", Json(first.WithFallback(between.WithFallback(last))));
        Assert.Equal("""{"a":{"x":1,"y":2}}""", Json(first.WithFallback(last).WithFallback(between)));
        Assert.Equal("""{"a":{"x":1,"y":2}}""", Json(first.WithFallback(last.WithFallback(between))));
    }

    [Theory]
    [InlineData("a = null, a { x = 1 }")]
    [InlineData("a = null, a.x = 1")]
    [InlineData("a = 42, a = ${b}, b.x = 1")]
    [InlineData("a = 42, a = ${b}, b {}, a { x = 1 }")]
    [InlineData("a = 42, a = {} { x = 1 }")]
    public void Null_or_another_value_first_clears_what_a_fallback_says(string text)
    {
        var config = Parse(text).WithFallback(Parse("a { y = 2 }"));
        Assert.Equal("""{"x":1}""", Json(config.GetValue("a")!));
        Assert.Equal("""{"x":1}""", Json(config.WithFallback(Parse("a { z = 2 }")).GetValue("a")!));
    }

    [Fact]
    public void Merging_is_associative_and_changes_nothing_that_it_merges()
    {
        var (a, b, c) = (Parse("x { p = 1 }, y = 1"), Parse("x { q = 2 }, y { r = 1 }"), Parse("x { p = 3, s = 4 }, y { t = 5 }, z = 6"));
        Assert.Equal(Json(a.WithFallback(b).WithFallback(c)), Json(a.WithFallback(b.WithFallback(c))));
        Assert.Equal("""{"x":{"p":1},"y":1}""", Json(a));
        Assert.Equal("""{"x":{"q":2},"y":{"r":1}}""", Json(b));
    }

    [Fact]
    public void The_text_of_a_configuration_is_its_own_or_everything()
    {
        var config = Parse("a = 1").WithFallback(Parse("b = 2")).WithFallback(Parse("c = 3"));
        Assert.Equal("a : 1\n", config.ToString());
        Assert.Equal("a : 1\n", config.ToString(includeFallback: false));
        Assert.Equal("a : 1\nb : 2\nc : 3\n", config.ToString(includeFallback: true));
        Assert.Equal("""{"b":2,"c":3}""", Json(config.Fallback!));
    }

    [Fact]
    public void A_configuration_without_a_fallback_stays_itself()
    {
        var config = Parse("a = 1");
        Assert.Same(config, config.WithFallback(null));
        Assert.Null(config.Fallback);
        Assert.Throws<ArgumentException>(() => config.WithFallback(config));
    }

    [Fact]
    public void What_may_be_missing_has_its_own_words()
    {
        Config? missing = null;
        var config = Parse("a = 1");
        Assert.True(missing.IsNullOrEmpty());
        Assert.True(Config.Empty.IsNullOrEmpty());
        Assert.False(config.IsNullOrEmpty());
        Assert.Same(config, missing.SafeWithFallback(config));
        Assert.Same(config, config.SafeWithFallback(config));
        Assert.Same(config, config.SafeWithFallback(null));
        Assert.Null(missing.SafeWithFallback(null));
        Assert.Equal("""{"a":1,"b":2}""", Json(config.SafeWithFallback(Parse("b = 2"))));
    }

    [Fact]
    public void Texts_convert_and_add_up_to_configurations()
    {
        Config config = "a = 1";
        Assert.Equal("""{"a":1,"b":2}""", Json(config + "b = 2, a = 3"));
        Assert.Equal("""{"b":2,"a":3}""", Json("b = 2, a = 3" + config));
    }
}
