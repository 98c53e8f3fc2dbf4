using static Actors.Kernel.Tests.Configuration.Hocon;

namespace Actors.Kernel.Tests.Configuration;

/// <summary>HOCON.md, "Substitutions" and "Substitution fallback to environment variables".</summary>
public class SubstitutionTests
{
    [Theory]
    [InlineData("1")]
    [InlineData("true")]
    [InlineData("null")]
    [InlineData("\"text\"")]
    [InlineData("[1,{\"x\":2}]")]
    [InlineData("{\"x\":[]}")]
    public void A_substitution_alone_keeps_the_type_of_what_it_names(string json)
    {
        Assert.Equal($$"""{"a":{{json}},"b":{{json}}}""", Json($"a = {json}, b = ${{a}}"));
        Assert.Equal($$"""{"b":{{json}},"a":{{json}}}""", Json($"b = ${{a}}, a = {json}"));
    }

    [Theory]
    [InlineData("key : ${animal.favorite} is my favorite animal")]
    [InlineData("key : ${animal.favorite}\" is my favorite animal\"")]
    public void With_other_texts_it_becomes_a_text(string text) =>
        Assert.Equal("cat is my favorite animal", Parse(text + "\nanimal.favorite = cat").GetString("key"));

    [Theory]
    [InlineData("\"${a}\"")]
    [InlineData("\"\"\"${a}\"\"\"")]
    public void Inside_quotes_it_is_just_text(string value) => Assert.Equal("${a}", Parse($"a = 1, b = {value}").GetString("b"));

    [Theory]
    [InlineData("a = 1, b = ${a}, a = 2", "2")]
    [InlineData("a { x = 1 }, b = ${a}, a { y = 2 }", """{"x":1,"y":2}""")]
    [InlineData("b = ${c}, c = ${d}, d = 4", "4")]
    [InlineData("b = ${a.x.y}, a = ${z}, z.x = ${q}, q.y = 4", "4")]
    [InlineData("b = [${a}, x${a}], a = 1", """[1,"x1"]""")]
    [InlineData("b = [{ c = ${a} }], a = 1", """[{"c":1}]""")]
    public void It_sees_the_final_value_wherever_that_is_written(string text, string json) => Assert.Equal(json, Json(Parse(text).GetValue("b")!));

    [Theory]
    [InlineData("1", "2")]
    [InlineData("[1]", "[2]")]
    public void An_object_below_a_substitution_shows_only_where_that_is_an_object(string plain, string other)
    {
        Assert.Equal(plain, Json(Parse($"a {{ x = 1 }}, a = ${{b}}, b = {plain}").GetValue("a")!));
        Assert.Equal(other, Json(Parse($"a = ${{b}}, b {{ x = 1 }}, a = {other}").GetValue("a")!));
        Assert.Equal("""{"x":1,"y":2}""", Json(Parse("a { x = 1 }, a = ${b}, b { y = 2 }").GetValue("a")!));
        Assert.Equal("""{"y":2,"x":1}""", Json(Parse("a = ${b}, b { y = 2 }, a { x = 1 }").GetValue("a")!));
    }

    [Theory]
    [InlineData("a = ${none}")]
    [InlineData("a = [${none}]")]
    [InlineData("a = x${none}")]
    [InlineData("none.x = 1, a = ${none.y}")]
    [InlineData("none = 1, a = ${none.y}")]
    [InlineData("none = [1], a = ${none.0}")]
    [InlineData("a = ${none}, a { b = 1 }")]
    public void What_is_not_defined_is_an_error(string text) => Assert.Matches(@"^test\.conf:1: \$\{none[.\w]*\} is not defined: define it, or write \$\{\?", Error(text));

    [Theory]
    [InlineData("a = ${?none}", "{}")]
    [InlineData("a = 1, a = ${?none}", """{"a":1}""")]
    [InlineData("a { b = 1 }, a = ${?none}", """{"a":{"b":1}}""")]
    [InlineData("a = [1, ${?none}, 2]", """{"a":[1,2]}""")]
    [InlineData("a = [${?none}, ${?nothing}]", """{"a":[]}""")]
    [InlineData("a = x ${?none} y", """{"a":"x  y"}""")]
    [InlineData("a = [1] ${?none}", """{"a":[1]}""")]
    [InlineData("a = { x = 1 } ${?none}", """{"a":{"x":1}}""")]
    [InlineData("a = ${?none}, b = ${?a}, c = ${?b}", "{}")]
    [InlineData("none.x = 1, a = ${?none.y}", """{"none":{"x":1}}""")]
    public void Unless_it_is_optional_then_nothing_is_there(string text, string json) => Assert.Equal(json, Json(text));

    [Theory]
    [InlineData("a = ${none}, a = 42")]
    [InlineData("a = ${a}, a = 42")]
    [InlineData("a = ${none} x, a = 42")]
    public void What_is_hidden_is_never_looked_at(string text) => Assert.Equal("""{"a":42}""", Json(text));

    [Fact]
    public void The_environment_defines_what_the_text_does_not() =>
        Assert.Equal("""{"home":"/root/x","port":"8080"}""", Json("home = ${HOME}/x\nport = ${PORT}", ("HOME", "/root"), ("PORT", "8080")));

    [Fact]
    public void A_variable_is_a_text_that_converts_when_it_is_read() => Assert.Equal(8080, Parse("port = 1, port = ${?PORT}", ("PORT", "8080")).GetInt("port"));

    [Fact]
    public void An_empty_variable_is_an_empty_text() => Assert.Equal("""{"a":""}""", Json("a = ${EMPTY}", ("EMPTY", "")));

    [Theory]
    [InlineData("HOME = here, a = ${HOME}", "\"here\"")]
    [InlineData("HOME = null, a = ${HOME}", "null")]
    [InlineData("HOME = null, a = ${?HOME}", "null")]
    public void What_the_text_defines_hides_the_environment_even_null(string text, string json) =>
        Assert.Equal(json, Json(Parse(text, ("HOME", "/root")).GetValue("a")!));

    [Fact]
    public void The_default_environment_is_that_of_the_process()
    {
        Environment.SetEnvironmentVariable("ACTORS_HOCON_TEST", "from the process");
        Assert.Equal("from the process", ConfigurationFactory.ParseString("a = ${ACTORS_HOCON_TEST}").GetString("a"));
    }

    [Fact]
    public void Many_references_to_many_places_all_resolve() => Assert.Equal(
        """{"foo":57,"bar":57,"a":{"b":{"c":57,"d":57,"e":{"f":57}}},"objA":{"b":{"c":57,"d":57,"e":{"f":57}}},"objB":{"c":57,"d":57,"e":{"f":57}},"foo.bar":37,"arr":[57,37,57,57],"p":{"q":[57,37,57,57]}}""",
        Json("""
            foo = ${bar}, bar = ${a.b.c}
            a { b { c = 57, d = ${foo}, e { f = ${foo} } } }
            objA = ${a}, objB = ${a.b}
            "foo.bar" = 37
            arr = [ ${foo}, ${"foo.bar"}, ${objB.d}, ${objA.b.e.f} ]
            p.q = ${arr}
            """));

    [Theory]
    [InlineData("base { x = 1, y = 2 }\nitem = ${base}\nitem.y = 3\nother = ${item.y}", "3")]
    [InlineData("base { x = 1, y = 2 }\nitem = ${base}\nitem.y { c = 3 }\nother = ${item.y}", """{"c":3}""")]
    [InlineData("base { x = 1, y = 2 }\nitem.y = 7\nitem = ${base}\nother = ${item.y}", "2")]
    [InlineData("base { x = 1, y { d = 2 } }\nitem = ${base}\nitem.y { c = 3 }\nother = ${item.y}", """{"d":2,"c":3}""")]
    [InlineData("z = 1\nb1 { m.n = ${z} }\nitem = 3\nitem = ${?none}\nitem = ${b1}\nitem = {}\nitem = ${b2}\nitem.c = 4\nb2 = ${b3}\nb3 { k = 5 }\nother = ${item}", """{"m":{"n":1},"k":5,"c":4}""")]
    public void Objects_merge_with_what_substitutions_stand_for(string text, string json) => Assert.Equal(json, Json(Parse(text).GetValue("other")!));

    [Fact]
    public void Objects_may_refer_to_each_other_and_to_a_common_base() => Assert.Equal(
        """{"base":{"a":1},"one":{"a":1,"c":1,"x":15},"two":{"a":1,"d":1,"y":15}}""",
        Json("""
            base { a = 1 }
            one = ${base}, one.c = ${two.d}, one.x = ${two.y}
            two = ${base}, two.d = ${one.a}, two.y = 15
            """));
}
