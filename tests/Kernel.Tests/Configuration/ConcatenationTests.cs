using static Actors.Kernel.Tests.Configuration.Hocon;

namespace Actors.Kernel.Tests.Configuration;

/// <summary>HOCON.md, "Value concatenation".</summary>
public class ConcatenationTests
{
    [Theory]
    [InlineData("a :  one two   three  ", "one two   three")]
    [InlineData("a : one\"two\"three", "onetwothree")]
    [InlineData("a : \"one\" \" two \" three", "one  two  three")]
    [InlineData("a : true \"x\" 12.50 null 1e5 y", "true x 12.50 null 1e5 y")]
    [InlineData("a : one\ttwo", "one\ttwo")]
    [InlineData("a : \"\" x", " x")]
    [InlineData("a : x \"\"\"y\"\"\"", "x y")]
    public void Texts_on_one_line_make_one_text_with_the_whitespace_between_them(string text, string expected) =>
        Assert.Equal(expected, Parse(text).GetString("a"));

    [Theory]
    [InlineData("a : [1, 2] [3]")]
    [InlineData("a : [1][2][3]")]
    [InlineData("a : [1\n] [2,\n3]")]
    [InlineData("a : [1, 2], a : ${a} [3]")]
    [InlineData("a : ${x} [3], x : [1, 2]")]
    [InlineData("a : ${x}${y}, x : [1], y : [2, 3]")]
    [InlineData("a : ${x} ${y}, x : [1], y : [2, 3]")]
    [InlineData("a : [1, 2] ${?none} [3]")]
    public void Arrays_make_one_array(string text) => Assert.Equal("[1,2,3]", Json(Parse(text).GetValue("a")!));

    [Theory]
    [InlineData("a : { b : 1, c : 2 }")]
    [InlineData("a : { b : 1 } { c : 2 }")]
    [InlineData("a { b : 1 }{ c : 2 }")]
    [InlineData("a : { b : 1 \n } {\n c : 2 }")]
    [InlineData("a : { b : 0, c : 2 } { b : 1 }")]
    [InlineData("a : ${x} { c : 2 }, x : { b : 1 }")]
    [InlineData("a : ${x}${y}, x : { b : 1 }, y : { c : 2 }")]
    [InlineData("a : ${x} ${y}, x : { b : 1 }, y : { c : 2 }")]
    [InlineData("a : { b : 1 } ${?none} { c : 2 }")]
    public void Objects_merge_to_one_object(string text) => Assert.Equal("""{"b":1,"c":2}""", Json(Parse(text).GetValue("a")!));

    [Fact]
    public void Objects_inherit_by_concatenation() => Assert.Equal(
        """{"basic":{"tries":3,"delay":"1s"},"web":{"tries":5,"delay":"1s","name":"web"}}""",
        Json("basic = { tries = 3, delay = 1s }\nweb = ${basic} { tries = 5, name = web }"));

    [Theory]
    [InlineData("a : [ 1 2 3 ]", """["1 2 3"]""")]
    [InlineData("a : [ 1\n2\n3 ]", "[1,2,3]")]
    [InlineData("a : [ [1, 2] [3, 4] ]", "[[1,2,3,4]]")]
    [InlineData("a : [ [1, 2]\n[3, 4] ]", "[[1,2],[3,4]]")]
    [InlineData("a : [ {x : 1} {y : 2} ]", """[{"x":1,"y":2}]""")]
    [InlineData("a : [ {x : 1}\n{y : 2} ]", """[{"x":1},{"y":2}]""")]
    [InlineData("a : [ I am ${name}, you are ${?nobody} ], name : me", """["I am me","you are "]""")]
    public void In_an_array_only_commas_and_newlines_separate(string text, string json) => Assert.Equal(json, Json(Parse(text).GetValue("a")!));

    [Theory]
    [InlineData("a : x { y : 1 }")]
    [InlineData("a : { y : 1 } x")]
    [InlineData("a : null { y : 1 }")]
    [InlineData("a : x [1]")]
    [InlineData("a : [1] { y : 1 }")]
    [InlineData("a : { y : 1 } [1]")]
    [InlineData("a : x ${b}, b : [1]")]
    [InlineData("a : x ${b}, b : { y : 1 }")]
    [InlineData("a : ${b} [1], b : 10")]
    [InlineData("a : ${b}\" \"${c}, b : [1], c : [2]")]
    [InlineData("a : ${b} [1], b : ${?c} ${?d}")]
    [InlineData("a : ${b}\" \"${c}, b : { x = 1 }, c : { x = 1 }")]
    public void Kinds_do_not_mix(string text) => Assert.Contains("cannot be joined", Error(text));

    [Theory]
    [InlineData("a : x\ny")]
    [InlineData("a : [1]\n[2]")]
    [InlineData("a : {x : 1}\n{y : 2}")]
    [InlineData("a : ${b}\nc, b = 1")]
    public void A_newline_ends_a_concatenation(string text) => Assert.StartsWith("test.conf:2: ", Error(text));

    [Theory]
    [InlineData("a = ${?x}${?y}", "{}")]
    [InlineData("a = ${?x} ${?y}", """{"a":" "}""")]
    [InlineData("a = \"\"${?x}", """{"a":""}""")]
    [InlineData("a = ${?x}y", """{"a":"y"}""")]
    [InlineData("a = ${?x}5", """{"a":5}""")]
    [InlineData("a = ${?x} 5", """{"a":" 5"}""")]
    public void Undefined_optional_parts_are_empty_and_nothing_but_them_is_nothing(string text, string json) => Assert.Equal(json, Json(text));
}
