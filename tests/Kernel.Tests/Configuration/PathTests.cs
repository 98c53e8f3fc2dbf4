using static Actors.Kernel.Tests.Configuration.Hocon;

namespace Actors.Kernel.Tests.Configuration;

/// <summary>HOCON.md, "Path expressions" and "Paths as keys".</summary>
public class PathTests
{
    [Theory]
    [InlineData("a.b.c", """["a","b","c"]""")]
    [InlineData("a.\"b.c\".d", """["a","b.c","d"]""")]
    [InlineData("10.0foo", """["10","0foo"]""")]
    [InlineData("foo10.0", """["foo10","0"]""")]
    [InlineData("foo\"10.0\"", """["foo10.0"]""")]
    [InlineData("1.2.3", """["1","2","3"]""")]
    [InlineData("3.14", """["3","14"]""")]
    [InlineData("true", """["true"]""")]
    [InlineData("-10", """["-10"]""")]
    [InlineData("a b c", """["a b c"]""")]
    [InlineData("a  \"b\"  c", """["a  b  c"]""")]
    [InlineData("a . b", """["a "," b"]""")]
    [InlineData("a.\"\".b", """["a","","b"]""")]
    [InlineData("\"\"", """[""]""")]
    [InlineData("\"\".\"\"", """["",""]""")]
    [InlineData("\"a.b\"", """["a.b"]""")]
    [InlineData("\"a\"\"b\"", """["ab"]""")]
    [InlineData("/usr/bin", """["/usr/bin"]""")]
    [InlineData("a-b_c", """["a-b_c"]""")]
    [InlineData("\"\"\"a.b\"\"\"", """["a.b"]""")]
    [InlineData("a include", """["a include"]""")]
    [InlineData("include.a", """["include","a"]""")]
    [InlineData("\"include\"", """["include"]""")]
    public void A_path_is_split_at_its_unquoted_dots(string path, string keys)
    {
        var expected = Parse($"keys = {keys}").GetStringList("keys");
        var value = Parse($"{path} : 42").Root;
        foreach (var key in expected)
            value = Assert.Single(value.GetObject().Items, pair => pair.Key == key).Value;
        Assert.Equal(42, value.GetInt());

        var config = Parse($"{path} : 42, here : ${{{path}}}, spaced : ${{  {path}\t}}");
        Assert.Equal(42, config.GetInt("here"));
        Assert.Equal(42, config.GetInt("spaced"));
    }

    [Theory]
    [InlineData("a..b")]
    [InlineData(".a")]
    [InlineData("a.")]
    [InlineData(".")]
    [InlineData("\"\".")]
    [InlineData("1.")]
    public void Every_element_needs_a_name(string path)
    {
        Assert.Contains("empty element", Error($"{path} = 1"));
        Assert.Contains("empty element", Error($"x = ${{{path}}}"));
        Assert.Contains("empty element", Assert.Throws<Actors.Kernel.Configuration.ConfigurationException>(() => Parse("").GetInt(path)).Message);
    }

    [Theory]
    [InlineData("foo.bar : 42", "foo { bar : 42 }")]
    [InlineData("foo.bar.baz : 42", "foo { bar { baz : 42 } }")]
    [InlineData("a.x : 42, a.y : 43", "a { x : 42, y : 43 }")]
    [InlineData("a b c : 42", "\"a b c\" : 42")]
    [InlineData("3.14 : 42", "\"3\" : { \"14\" : 42 }")]
    [InlineData("a.b : { x : 1 }, a.b.y : 2, a : { b.z : 3 }", "a { b { x : 1, y : 2, z : 3 } }")]
    [InlineData("a = 1, a.b = 2", "a { b = 2 }")]
    [InlineData("a.b { c = 1 }", "a { b { c = 1 } }")]
    public void A_path_as_a_key_makes_the_objects_on_its_way(string text, string same) => Assert.Equal(Json(same), Json(text));

    [Theory]
    [InlineData("a${b} = 1")]
    [InlineData("${b} = 1")]
    [InlineData("a = ${${b}}")]
    [InlineData("a = ${x${b}}")]
    [InlineData("a = ${}")]
    [InlineData("a = ${?}")]
    [InlineData("a = ${ ?b}")]
    [InlineData("a = ${b")]
    [InlineData("a = ${b\n}")]
    [InlineData("a = ${b:c}")]
    [InlineData("a = ${[b]}")]
    [InlineData("a = $b")]
    [InlineData("a = $")]
    [InlineData("a = ${b # }")]
    public void A_path_holds_texts_only_and_no_substitution(string text) => Assert.StartsWith("test.conf:1: ", Error(text));

    [Theory]
    [InlineData("deployment.\"/user/a.b\".x")]
    [InlineData("deployment.\"/user/a\"\".b\".x")]
    public void A_program_asks_with_the_same_paths(string path) => Assert.Equal(1, Parse("deployment { \"/user/a.b\" { x = 1 } }").GetInt(path));

    [Fact]
    public void A_program_need_not_quote_characters_that_a_text_must_quote() =>
        Assert.Equal(1, Parse("deployment { \"/user/*\" { x = 1 } }").GetInt("deployment./user/*.x"));
}
