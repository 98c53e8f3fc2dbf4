using static Actors.Kernel.Tests.Configuration.Hocon;

namespace Actors.Kernel.Tests.Configuration;

/// <summary>HOCON.md, "Unquoted strings" and "Multi-line strings".</summary>
public class StringTests
{
    [Theory]
    [InlineData('$')]
    [InlineData('{')]
    [InlineData('}')]
    [InlineData('[')]
    [InlineData(']')]
    [InlineData(':')]
    [InlineData('=')]
    [InlineData('+')]
    [InlineData('`')]
    [InlineData('^')]
    [InlineData('?')]
    [InlineData('!')]
    [InlineData('@')]
    [InlineData('*')]
    [InlineData('&')]
    [InlineData('\\')]
    public void An_unquoted_string_holds_no_character_that_means_something(char c)
    {
        Assert.StartsWith("test.conf:1: ", Error($"a : x{c}y"));
        Assert.Equal($"x{c}y", Parse($"a : x\"{(c == '\\' ? "\\\\" : c)}\"y").GetString("a"));
    }

    [Theory]
    [InlineData("a : x/y.z-1_(2)%;<>|~'é")]
    public void Any_other_character_is_itself(string text) => Assert.Equal("x/y.z-1_(2)%;<>|~'é", Parse(text).GetString("a"));

    [Theory]
    [InlineData("x\\n")]
    [InlineData("x\\u0041")]
    public void An_unquoted_string_has_no_escapes(string value) => Assert.StartsWith("test.conf:1: ", Error($"a : {value}"));

    [Theory]
    [InlineData("true", "true")]
    [InlineData("false", "false")]
    [InlineData("null", "null")]
    [InlineData("42", "42")]
    [InlineData("-0.5", "-0.5")]
    [InlineData("1e5", "1e5")]
    [InlineData("1E-5", "1E-5")]
    [InlineData("10e+3", "10e+3")]
    [InlineData("truefoo", "\"truefoo\"")]
    [InlineData("footrue", "\"footrue\"")]
    [InlineData("nullable", "\"nullable\"")]
    [InlineData("10.0bar", "\"10.0bar\"")]
    [InlineData("bar10.0", "\"bar10.0\"")]
    [InlineData("1.0.0", "\"1.0.0\"")]
    [InlineData("1.", "\"1.\"")]
    [InlineData("10e3e3", "\"10e3e3\"")]
    [InlineData("1-e3", "\"1-e3\"")]
    [InlineData("022", "\"022\"")]
    [InlineData("-", "\"-\"")]
    [InlineData("-foo", "\"-foo\"")]
    [InlineData(".5", "\".5\"")]
    [InlineData("10e+3x", "\"10e+3x\"")]
    [InlineData("True", "\"True\"")]
    [InlineData("yes", "\"yes\"")]
    [InlineData("NaN", "\"NaN\"")]
    [InlineData("\"true\"", "\"true\"")]
    [InlineData("\"42\"", "\"42\"")]
    [InlineData("true foo", "\"true foo\"")]
    [InlineData("null null", "\"null null\"")]
    [InlineData("1 2", "\"1 2\"")]
    public void Only_a_whole_unquoted_value_is_a_boolean_a_number_or_null(string value, string json) =>
        Assert.Equal($$"""{"a":{{json}}}""", Json($"a : {value}"));

    [Theory]
    [InlineData("10e+3e")]
    [InlineData("1e+")]
    [InlineData("x1e+3")]
    [InlineData("1+1")]
    public void A_plus_sign_is_for_the_exponent_of_a_number_only(string value) => Assert.StartsWith("test.conf:1: ", Error($"a : {value}"));

    [Theory]
    [InlineData("\"\"\"one\"\"\"", "one")]
    [InlineData("\"\"\"\"\"\"", "")]
    [InlineData("\"\"\"  a\n\tb\r\n \"\"\"", "  a\n\tb\r\n ")]
    [InlineData("\"\"\"no \\n \\u0041 escape\"\"\"", "no \\n \\u0041 escape")]
    [InlineData("\"\"\"${x} # {\"\"\"", "${x} # {")]
    [InlineData("\"\"\"a\"b\"\"c\"\"\"", "a\"b\"\"c")]
    [InlineData("\"\"\"foo\"\"\"\"", "foo\"")]
    [InlineData("\"\"\"foo\"\"\"\"\"\"\"", "foo\"\"\"\"")]
    [InlineData("\"\"\"\"foo\"\"\"", "\"foo")]
    [InlineData("\"\"\"\"\"\"\"\"", "\"\"")]
    public void Three_quotes_hold_any_text_and_surplus_quotes_at_the_end_belong_to_it(string value, string expected) =>
        Assert.Equal(expected, Parse($"a : {value}").GetString("a"));

    [Fact]
    public void Three_quotes_must_be_closed() =>
        Assert.Equal("test.conf:2: this \"\"\" is never closed: end the text with \"\"\"", Error("\na : \"\"\"x\n\n\"\""));
}
