using static Actors.Kernel.Tests.Configuration.Hocon;

namespace Actors.Kernel.Tests.Configuration;

/// <summary>HOCON.md, "Self-referential substitutions" and its examples.</summary>
public class SelfReferenceTests
{
    [Theory]
    [InlineData("path = \"a:b\"\npath = ${path}\":c\"", "\"a:b:c\"")]
    [InlineData("path = [/bin]\npath = ${path} [/sbin]", """["/bin","/sbin"]""")]
    [InlineData("path = a, path = ${path}", "\"a\"")]
    [InlineData("path = a, path = ${path}, path = ${path}, path = ${path}", "\"a\"")]
    [InlineData("path = a, path = ${path}b, path = ${path}c", "\"abc\"")]
    [InlineData("path = a, path = ${path}, path = b", "\"b\"")]
    [InlineData("path = ${path}, path = a, path = b", "\"b\"")]
    [InlineData("path = ${path}, path = a, path = ${path}b", "\"ab\"")]
    [InlineData("path = a, path = b, path = ${path}", "\"b\"")]
    [InlineData("path = a, path = ${?path}b${?path}", "\"aba\"")]
    [InlineData("path { x = 1 }, path = ${path}", """{"x":1}""")]
    [InlineData("path { x = 1 }, path = ${path}, path { y = 2 }", """{"x":1,"y":2}""")]
    [InlineData("path { x = 1 }, path = ${path} { y = 2 }", """{"x":1,"y":2}""")]
    [InlineData("path { x = 3 }, path = { x = 2 } ${path}", """{"x":3}""")]
    public void A_value_may_build_on_the_earlier_value_of_its_field(string text, string json) => Assert.Equal(json, Json(Parse(text).GetValue("path")!));

    [Theory]
    [InlineData("a.b = 1, a.b = ${a.b}", """{"a":{"b":1}}""")]
    [InlineData("a.b.c = 1, a.b.c = ${a.b.c}x", """{"a":{"b":{"c":"1x"}}}""")]
    [InlineData("a.b { c = 5 }, a.b = ${a.b}", """{"a":{"b":{"c":5}}}""")]
    [InlineData("foo { a { c = 1 } }, foo = ${foo.a}, foo { a = 2 }", """{"foo":{"a":2,"c":1}}""")]
    [InlineData("a { b { c = 5 } }, a = ${a.b}, a { b = 2 }", """{"a":{"b":2,"c":5}}""")]
    public void So_may_one_that_is_deeper_on_the_path(string text, string json) => Assert.Equal(json, Json(text));

    [Theory]
    [InlineData("d { x = [] }, c = ${d}, c { x += 1, x += 2 }", "[1,2]")]
    [InlineData("c { x = [], x = ${c.x}[1], x = ${c.x}[2] }", "[1,2]")]
    [InlineData("d { x = [] }, c = ${d}, c { x = ${c.x}[1], x = ${c.x}[2] }", "[1,2]")]
    [InlineData("d { x = [0] }, c = ${d}, c { x = ${c.x}[1] }, c { x = ${c.x}[2] }", "[0,1,2]")]
    public void The_earlier_value_may_come_from_an_object_that_is_merged_below(string text, string json) => Assert.Equal(json, Json(Parse(text).GetValue("c.x")!));

    [Theory]
    [InlineData("a = ${?a}foo", """{"a":"foo"}""")]
    [InlineData("a = ${?a}foo${?a}", """{"a":"foo"}""")]
    [InlineData("a = ${?a}", "{}")]
    [InlineData("a = ${?b}, b = ${?a}", "{}")]
    [InlineData("a = ${?b}, b = ${?c}, c = ${?a}", "{}")]
    [InlineData("a = ${?a}, a = 1", """{"a":1}""")]
    [InlineData("a = 1, a = ${?a}, a = 2", """{"a":2}""")]
    [InlineData("a { b = ${?a} }", """{"a":{}}""")]
    [InlineData("a { b = 1, b = ${?a} }", """{"a":{"b":1}}""")]
    [InlineData("a = [${?a}, 1]", """{"a":[1]}""")]
    [InlineData("a = [${?a}${?a}, 1]", """{"a":[1]}""")]
    [InlineData("a { b = 1, b = ${?a}, b = ${?a} }", """{"a":{"b":1}}""")]
    [InlineData("a { b = ${?a} { c = 1 } }", """{"a":{"b":{"c":1}}}""")]
    [InlineData("a { b = ${?c} }, c = ${a}", """{"a":{},"c":{}}""")]
    [InlineData("b.x = {}, a.x = ${?a}, a.x.p = s, b.x = ${?a}", """{"b":{"x":{"x":{"p":"s"}}},"a":{"x":{"p":"s"}}}""")]
    [InlineData("a { b = ${?c} x }, c = ${a} { d = 1 }, c = y", """{"a":{"b":"y x"},"c":"y"}""")]
    public void An_optional_cycle_is_nothing(string text, string json) => Assert.Equal(json, Json(text));

    [Theory]
    [InlineData("a = ${a}")]
    [InlineData("a = ${a}bc")]
    [InlineData("a = ${a} [1]")]
    [InlineData("a = ${a}, a { x = 1 }")]
    [InlineData("a = ${b}, b = ${a}")]
    [InlineData("a = ${b}, b = ${c}, c = ${a}")]
    [InlineData("a = ${b}, b = ${c}, c = ${d}, d = ${a}")]
    [InlineData("a = ${b.c}, b.c = ${d}x, d = ${a}")]
    [InlineData("a = ${?b}, b = ${a}")]
    [InlineData("a { b = ${a} }")]
    [InlineData("a { b { c = ${a.b} } }")]
    [InlineData("a = [${a}]")]
    [InlineData("a = 1, a = [${a}, 2]")]
    [InlineData("a = 1, a { x = ${a} }")]
    [InlineData("a { x = ${b} }, b { y = ${a} }")]
    [InlineData("a { x = [${b}] }, b { y = [${a}] }")]
    [InlineData("a { f = ${a} { z = 1 } }")]
    [InlineData("a { f = ${a} { f = ${a} } }")]
    public void A_cycle_with_nothing_earlier_is_an_error(string text)
    {
        var error = Error(text);
        Assert.StartsWith("test.conf:1: ", error);
        Assert.Contains("cycle", error);
    }

    [Theory]
    [InlineData("b { x = true${?a} }, a = ${?b.x}", """{"b":{"x":true},"a":true}""")]
    [InlineData("c { y = k${?a.p} }, a = ${?c.y}", """{"c":{"y":"k"},"a":"k"}""")]
    [InlineData("a = ${?c.y}, a.y = null, c.y = ${?a.y}", """{"a":{"y":null},"c":{"y":null}}""")]
    [InlineData("x = ${?y}1, y = ${?x}2", """{"x":"21","y":2}""")]
    public void What_was_missing_inside_a_cycle_is_looked_for_again_outside(string text, string json) => Assert.Equal(json, Json(text));

    [Fact]
    public void The_error_shows_the_whole_cycle() => Assert.Equal(
        "test.conf:3: ${a} is a cycle without an earlier value to begin with: ${b} (test.conf:1) -> ${c} (test.conf:2) -> ${a} (test.conf:3)",
        Error("a = ${b}\nb = x${c}\nc = ${a}"));

    [Theory]
    [InlineData("bar { foo = 42, baz = ${bar.foo} }", """{"bar":{"foo":42,"baz":42}}""")]
    [InlineData("bar { foo = 42, baz = ${bar.foo} }, bar { foo = 43 }", """{"bar":{"foo":43,"baz":43}}""")]
    [InlineData("bar { foo = 43 }, bar { foo = 42, baz = ${bar.foo} }", """{"bar":{"foo":42,"baz":42}}""")]
    [InlineData("bar = 101, bar { foo = 42, baz = ${bar.foo} }", """{"bar":{"foo":42,"baz":42}}""")]
    [InlineData("x = 0, bar = [${x}, 1], bar { foo = 42, baz = ${bar.foo} }", """{"x":0,"bar":{"foo":42,"baz":42}}""")]
    [InlineData("bar { baz = ${bar.foo}, foo = 42 }", """{"bar":{"baz":42,"foo":42}}""")]
    [InlineData("a { b { c = 5 } }, a { x = ${a.b} }, a { b = 2 }", """{"a":{"b":2,"x":2}}""")]
    [InlineData("a { b = 5 }, a = ${a} { c = ${a.b} }, a { b = 6 }", """{"a":{"b":6,"c":6}}""")]
    public void A_field_inside_an_object_looks_forward_even_at_that_object(string text, string json) => Assert.Equal(json, Json(text));

    [Fact]
    public void Objects_that_refer_to_each_other_look_forward() => Assert.Equal(
        """{"bar":{"a":4,"b":3},"foo":{"c":3,"d":4}}""",
        Json("""
            bar { a = ${foo.d}, b = 1 }
            bar.b = 3
            foo { c = ${bar.b}, d = 2 }
            foo.d = 4
            """));

    [Fact]
    public void Looking_for_one_field_does_not_evaluate_its_siblings() => Assert.Equal(
        """{"foo":42,"a":{"b":{"c":42,"same":42},"same":42}}""",
        Json("foo = ${a.b.c}, a { b { c = 42, same = ${foo} }, same = ${foo} }"));

    [Fact]
    public void Two_fields_that_override_each_other_end_up_the_same() => Assert.Equal("""{"a":1,"b":1}""", Json("a = 1, b = 2, a = ${b}, b = ${a}"));

    [Theory]
    [InlineData("a = 1, b = ${a}, a = ${b}", "1")]
    [InlineData("a = 1, b = ${c}, c = ${a}, a = ${b}", "1")]
    [InlineData("a = 1, a = ${b}foo, b = ${a}", "\"1foo\"")]
    public void A_cycle_through_other_fields_is_broken_at_the_earlier_value(string text, string json) => Assert.Equal(json, Json(Parse(text).GetValue("a")!));
}
