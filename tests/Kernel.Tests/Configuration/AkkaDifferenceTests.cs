using static Actors.Kernel.Tests.Configuration.Hocon;

namespace Actors.Kernel.Tests.Configuration;

/// <summary>
/// The names are Akka.NET's, the language is the specification's. Each test is one thing on which Akka.NET 1.5's built-in parser
/// (src/core/Akka/Configuration) does something else; the test's name says what happens here, its comment what happens there.
/// </summary>
public class AkkaDifferenceTests
{
    // There: += is not known.
    [Fact]
    public void Plus_equals_appends() => Assert.Equal([1, 2], Parse("a = [1], a += 2").GetIntList("a"));

    // There: the question mark is part of the path, and an unresolved substitution is a FormatException.
    [Fact]
    public void An_optional_substitution_may_find_nothing() => Assert.Equal(1, Parse("a = 1, a = ${?none}").GetInt("a"));

    // There: the environment is not looked at.
    [Fact]
    public void A_substitution_falls_back_to_the_environment() => Assert.Equal("/root", Parse("a = ${HOME}", ("HOME", "/root")).GetString("a"));

    // There: a substitution that names its own field never ends, or finds nothing.
    [Fact]
    public void A_field_may_build_on_its_earlier_value() => Assert.Equal("/bin:/sbin", Parse("path = /bin, path = ${path}\":/sbin\"").GetString("path"));

    // There: a FormatException without a place.
    [Fact]
    public void An_unresolved_substitution_says_where_it_is() => Assert.StartsWith("test.conf:3: ${none} is not defined", Error("\n\na = ${none}"));

    // There: the callback takes a name to a parsed root; file(), required() and relative names are not known.
    [Fact]
    public void An_include_callback_takes_a_name_to_a_text() =>
        Assert.Equal(1, ConfigurationFactory.ParseString("include required(file(\"b\"))", name => name == "b" ? "x = 1" : null).GetInt("x"));

    // There: the unit passes the pattern, and then no case converts it, so it is an error.
    [Fact]
    public void Microseconds_have_the_short_name_us() => Assert.Equal(TimeSpan.FromMicroseconds(5), Parse("a = 5us").GetTimeSpan("a"));

    // There as here, and nowhere else: the specification has no word for it.
    [Fact]
    public void A_duration_may_be_infinite() => Assert.Equal(Timeout.InfiniteTimeSpan, Parse("a = infinite").GetTimeSpan("a"));

    // There: on, off, true and false only.
    [Fact]
    public void Yes_and_no_are_booleans() => Assert.True(Parse("a = yes").GetBoolean("a"));

    // There: sizes are whole numbers.
    [Fact]
    public void A_size_may_have_a_fraction() => Assert.Equal(1536, Parse("a = 1.5k").GetByteSize("a"));

    // There: numbers are what .NET parses; 022 is 22 and 1e3 is no int.
    [Fact]
    public void Numbers_are_those_of_JSON()
    {
        Assert.Equal(1000, Parse("a = 1e3").GetInt("a"));
        Assert.Equal("022", Parse("a = 022").GetString("a"));
        Assert.Throws<ConfigurationException>(() => Parse("a = 022").GetInt("a"));
    }

    // There: a null is a value, HasPath is true, and GetInt fails on it.
    [Fact]
    public void Null_is_as_if_nothing_were_set()
    {
        Assert.False(Parse("a = null").HasPath("a"));
        Assert.Equal(7, Parse("a = null").GetInt("a", 7));
    }

    // There: null has no effect on merging with a fallback.
    [Fact]
    public void Null_before_an_object_clears_the_fallback() =>
        Assert.False(Parse("a = null, a { x = 1 }").WithFallback(Parse("a { y = 2 }")).HasPath("a.y"));

    // There: null, for GetString; a NullReferenceException or FormatException for the others.
    [Fact]
    public void A_value_of_the_wrong_kind_is_an_error_with_its_place() =>
        Assert.Equal("test.conf:1: a: expected a text, found an object", Assert.Throws<ConfigurationException>(() => Parse("a {}").GetString("a")).Message);

    // There: a NullReferenceException, except for GetStringList.
    [Fact]
    public void A_missing_list_is_empty() => Assert.Empty(Parse("").GetIntList("a"));

    // There: an array is only what has brackets.
    [Fact]
    public void Numeric_keys_are_an_array() => Assert.Equal(["x", "y"], Parse("a.1 = y, a.0 = x").GetStringList("a"));

    // There: forgotten brackets, surplus commas and much else pass silently.
    [Theory]
    [InlineData("a { b = 1")]
    [InlineData("a = 1 }")]
    [InlineData("a = [1,,2]")]
    [InlineData("a b")]
    public void What_the_specification_calls_invalid_is_an_error(string text) => Assert.StartsWith("test.conf:1: ", Error(text));

    // There: the quotes of three are taken with surplus quotes left over.
    [Fact]
    public void Surplus_quotes_at_the_end_of_three_belong_to_the_text() => Assert.Equal("x\"", Parse("a = \"\"\"x\"\"\"\"").GetString("a"));

    // There: written with carriage returns, and a text that does not always parse again.
    [Fact]
    public void The_text_of_a_configuration_parses_to_the_same_configuration()
    {
        var config = Parse("\"a.b\" { c = \"x: \\\"y\\\"\", d = [1, {e = null}] }");
        Assert.Equal(Json(config), Json(config.ToString()));
    }
}
