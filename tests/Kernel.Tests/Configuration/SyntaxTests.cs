using static Actors.Kernel.Tests.Configuration.Hocon;

namespace Actors.Kernel.Tests.Configuration;

/// <summary>HOCON.md from "Unchanged from JSON" to "Whitespace".</summary>
public class SyntaxTests
{
    [Theory]
    [InlineData("""{"text":"a","number":-1.5e+3,"yes":true,"no":false,"nothing":null,"list":[1,[2,{}]],"object":{"k":[]}}""")]
    [InlineData("{}")]
    [InlineData("""{"":{"a.b":0},"$x":"${y}","#":"// no comment"}""")]
    public void A_JSON_text_means_what_it_means_in_JSON(string json) => Assert.Equal(json, Json(json));

    [Theory]
    [InlineData("""a : "\"\\\/\b\f\n\r\tA\u00e9\ud83d\ude00" """, "\"\\/\b\f\n\r\tA\u00e9\U0001F600")]
    [InlineData("""a : "é😀 plain" """, "é😀 plain")]
    [InlineData("""a : "" """, "")]
    public void Quoted_strings_have_the_escapes_of_JSON(string text, string expected) => Assert.Equal(expected, Parse(text).GetString("a"));

    [Theory]
    [InlineData("a : \"\\x\"")]
    [InlineData("a : \"\\u12g4\"")]
    [InlineData("a : \"\\u12")]
    [InlineData("a : \"\\")]
    [InlineData("a : \"tab\there\"")]
    [InlineData("a : \"line\nbreak\"")]
    [InlineData("a : \"never closed")]
    public void What_JSON_does_not_allow_in_quotes_is_an_error(string text) => Assert.StartsWith("test.conf:1: ", Error(text));

    [Theory]
    [InlineData("# all\na : 1 # one\n// b : 2\nc : 3 // three", """{"a":1,"c":3}""")]
    [InlineData("a # before\n : // after\n 1", """{"a":1}""")]
    [InlineData("a : [ 1, # one\n 2 // two\n ]", """{"a":[1,2]}""")]
    [InlineData("a : x#y", """{"a":"x"}""")]
    [InlineData("a : x//y", """{"a":"x"}""")]
    [InlineData("a : x/y/z", """{"a":"x/y/z"}""")]
    [InlineData("{} # end", "{}")]
    [InlineData("#only", "{}")]
    public void Comments_run_from_two_slashes_or_a_hash_to_the_end_of_the_line(string text, string json) => Assert.Equal(json, Json(text));

    [Theory]
    [InlineData("a : \"# no // comment\"")]
    [InlineData("a : \"\"\"# no // comment\"\"\"")]
    public void Inside_quotes_there_are_no_comments(string text) => Assert.Equal("# no // comment", Parse(text).GetString("a"));

    [Theory]
    [InlineData("")]
    [InlineData("  \n\n ")]
    [InlineData("\ufeff")]
    [InlineData("{}")]
    [InlineData("\n { \n } \n")]
    public void A_text_may_hold_nothing(string text) => Assert.True(Parse(text).IsEmpty);

    [Theory]
    [InlineData("a : 1, b : 2")]
    [InlineData("{ a : 1, b : 2 }")]
    [InlineData("{ a : 1, b : 2, }\n\n")]
    [InlineData("a : 1\nb : 2")]
    [InlineData("\n{a : 1\n\n\n b : 2\n}")]
    public void The_braces_of_the_root_may_be_left_out(string text) => Assert.Equal("""{"a":1,"b":2}""", Json(text));

    [Theory]
    [InlineData("a : 1 }", 1)]
    [InlineData("}", 1)]
    [InlineData("\n\n}", 3)]
    [InlineData("{ a : 1", 1)]
    [InlineData("\n{ a : {\n b : 1 \n }", 2)]
    [InlineData("a : {\nb : [", 2)]
    [InlineData("{}x", 1)]
    [InlineData("{}{}", 1)]
    [InlineData("{}\n,", 2)]
    [InlineData("[1] 2", 1)]
    public void Brackets_must_be_balanced(string text, int line) => Assert.StartsWith($"test.conf:{line}: ", Error(text));

    [Theory]
    [InlineData("[1, 2]")]
    [InlineData("[]")]
    public void A_configuration_is_no_array(string text) =>
        Assert.Equal("test.conf:1: a configuration is an object, not an array: give the array a key", Error(text));

    [Theory]
    [InlineData("10")]
    [InlineData("\"text\"")]
    [InlineData("true false")]
    public void A_lonely_value_is_no_text(string text) => Assert.Contains("has no value", Error(text));

    [Theory]
    [InlineData("a = 1")]
    [InlineData("a=1")]
    [InlineData("a:1")]
    [InlineData("a \n : \n\n 1")]
    public void Equals_and_colon_are_the_same(string text) => Assert.Equal("""{"a":1}""", Json(text));

    [Theory]
    [InlineData("a {}")]
    [InlineData("a{}")]
    [InlineData("a\n\n{}")]
    [InlineData("a:{}")]
    [InlineData("\"a\" {}")]
    public void The_separator_may_be_left_out_before_a_brace(string text) => Assert.Equal("""{"a":{}}""", Json(text));

    [Theory]
    [InlineData("a : [1,2,3]")]
    [InlineData("a : [1,2,3,]")]
    [InlineData("a : [1\n2\n3]")]
    [InlineData("a : [\n1\n\n, 2\n,\n3\n,\n]")]
    [InlineData("a : [1,2\n3],")]
    public void A_newline_can_stand_for_a_comma_and_one_comma_may_trail(string text) => Assert.Equal("""{"a":[1,2,3]}""", Json(text));

    [Theory]
    [InlineData("a : [1,2,3,,]")]
    [InlineData("a : [,1,2,3]")]
    [InlineData("a : [1,,2,3]")]
    [InlineData("a : [,]")]
    [InlineData("a : 1,,")]
    [InlineData(", a : 1")]
    [InlineData("a : 1,, b : 2")]
    [InlineData("{ , }")]
    [InlineData("a : 1,\n, b : 2")]
    public void A_comma_separates_two_things_and_so_cannot_lead_or_repeat(string text) => Assert.Contains("comma", Error(text));

    [Theory]
    [InlineData("\u00a0")]
    [InlineData("\u2007")]
    [InlineData("\u202f")]
    [InlineData("\u2003")]
    [InlineData("\u2028")]
    [InlineData("\u2029")]
    [InlineData("\u3000")]
    [InlineData("\ufeff")]
    [InlineData("\t")]
    [InlineData("\v")]
    [InlineData("\f")]
    [InlineData("\r")]
    [InlineData("\u001c")]
    [InlineData("\u001d")]
    [InlineData("\u001e")]
    [InlineData("\u001f")]
    public void Whitespace_is_every_Unicode_separator_and_some_control_characters(string blank) =>
        Assert.Equal("""{"a":"b"}""", Json($"{blank}a{blank}={blank}b{blank}"));

    [Theory]
    [InlineData("\u0085")]
    [InlineData("\u200b")]
    [InlineData("\u180e")]
    public void Nothing_else_is_whitespace(string other) => Assert.Equal($"b{other}", Parse($"a = b{other}").GetString("a"));

    [Theory]
    [InlineData("\r")]
    [InlineData("\u2028")]
    [InlineData("\v")]
    public void Only_a_line_feed_is_a_newline(string other) => Assert.Equal($"1{other}2", Parse($"a = 1{other}2").GetString("a"));

    [Fact]
    public void Lines_may_end_in_carriage_return_and_line_feed() => Assert.Equal("""{"a":"x y","b":[1,2]}""", Json("a = x y\r\nb = [1\r\n2]\r\n"));

    [Theory]
    [InlineData("a : b : c")]
    [InlineData("a = 1 b = 2")]
    [InlineData("a : [1 : 2]")]
    [InlineData("a : [1 }")]
    [InlineData("a : {b : 1 ]}")]
    [InlineData("a : 1, 2")]
    [InlineData("a : x }")]
    [InlineData("a : \"x\" \"y\" : z")]
    [InlineData("a\nb : 1")]
    [InlineData("a, b : 1")]
    [InlineData(": 1")]
    [InlineData("{ a : }")]
    [InlineData("a =")]
    [InlineData("a = \nb = 1")]
    [InlineData("[1] : 2")]
    [InlineData("{ {a : 1} : 2 }")]
    [InlineData("+= 1")]
    [InlineData("a +=")]
    [InlineData("a = +=")]
    public void What_is_neither_a_field_nor_a_value_is_an_error(string text) => Assert.StartsWith("test.conf:", Error(text));
}
