using System.Text;
using static Actors.Kernel.Tests.Configuration.Hocon;

namespace Actors.Kernel.Tests.Configuration;

/// <summary>What a hostile text may cost: an error, and no more.</summary>
public class LimitTests
{
    [Theory]
    [InlineData("[", "a = ")]
    [InlineData("{ a = [", "a = ")]
    [InlineData("{ a ", "a ")]
    public void Deep_nesting_is_an_error(string bracket, string start) =>
        Assert.Equal("test.conf:1: nested more than 256 levels deep: flatten it, or look for a substitution that leads to itself", Error(start + string.Concat(Enumerable.Repeat(bracket, 30_000))));

    [Theory]
    [InlineData("@ = 1")]
    [InlineData("a = ${@}")]
    public void So_is_a_long_path(string text) =>
        Assert.StartsWith("test.conf:1: nested more than", Error(text.Replace("@", string.Join('.', Enumerable.Repeat("a", 30_000)))));

    [Fact]
    public void Two_hundred_levels_are_fine()
    {
        var path = string.Join('.', Enumerable.Repeat("a", 200));
        Assert.Equal(1, Parse($"{path} = 1").GetInt(path));
        Assert.Equal(1, Parse(string.Concat(Enumerable.Repeat("a {", 199)) + "a = 1" + new string('}', 199)).GetInt(path));
        Assert.NotNull(Parse("a = " + new string('[', 200) + new string(']', 200)).GetValue("a"));
    }

    [Fact]
    public void Substitutions_cannot_build_a_deeper_tree_than_brackets_can()
    {
        var text = new StringBuilder("a0 = 1\n");
        for (var i = 1; i <= 30_000; i++)
            text.Append($"a{i} {{ x = ${{a{i - 1}}} }}\n");
        Assert.Contains("nested more than 256 levels deep", Error(text.ToString()));
    }

    [Theory]
    [InlineData("a@2 = ${a@1}")]
    [InlineData("a@1 = ${a@2}")]
    [InlineData("a@1 = [${a@2}]")]
    [InlineData("a@1 = ${a@2} x")]
    [InlineData("a@1 { b = ${a@2.b} }")]
    public void A_long_chain_of_substitutions_ends(string line)
    {
        var text = new StringBuilder("a30000 = 1, a0 = 1\n");
        for (var i = 0; i < 30_000; i++)
            text.Append(line.Replace("@1", $"{i}").Replace("@2", $"{i + 1}")).Append('\n');
        AssertEnds(text.ToString());
    }

    [Fact]
    public void Self_references_may_pile_up_to_a_point()
    {
        var text = "path = /0" + string.Concat(Enumerable.Range(1, 50).Select(i => $"\npath = ${{path}}\":/{i}\""));
        Assert.EndsWith(":/49:/50", Parse(text).GetString("path"));
        AssertEnds(string.Concat(Enumerable.Repeat(text + "\n", 1000)));
        Assert.Contains("nested more than", Error("path = /0" + string.Concat(Enumerable.Repeat("\npath = ${path}\":/1\"", 30_000))));
    }

    [Fact]
    public void Any_number_of_elements_can_be_appended() =>
        Assert.Equal(Enumerable.Range(0, 20_000), Parse(string.Concat(Enumerable.Range(0, 20_000).Select(i => $"a += {i}\n"))).GetIntList("a"));

    [Theory]
    [InlineData("${@}${@}", "x")]
    [InlineData("${@} ${@}", "[1]")]
    [InlineData("[${@}, ${@}]", "1")]
    [InlineData("{ l = ${@}, r = ${@} }", "1")]
    [InlineData("${@} ${@}", "{ o { p = 1 } }")]
    [InlineData("${@} { o = ${@} }", "{ o { p = 1 } }")]
    public void What_doubles_with_every_line_is_an_error_before_it_hurts(string value, string first)
    {
        var text = new StringBuilder($"a0 = {first}\n");
        for (var i = 1; i <= 60; i++)
            text.Append($"a{i} = {value.Replace("@", $"a{i - 1}")}\n");
        Assert.Contains("multiply", Error(text.ToString()));
    }

    [Fact]
    public void A_wide_text_is_no_problem()
    {
        var text = string.Concat(Enumerable.Range(0, 20_000).Select(i => $"section-{i % 100}.key-{i} = value number {i} # comment\n"));
        Assert.Equal("value number 19999", Parse(text).GetString("section-99.key-19999"));
        Assert.Equal(100_001, Parse($"a = [{string.Join(',', Enumerable.Repeat("{b=[1]}", 100_001))}]").GetValue("a")!.GetArray().Count);
        Assert.Equal(1_000_000, Parse($"a = {new string('x', 1_000_000)}").GetString("a")!.Length);
        Assert.Equal(599_999, Parse($"a = {string.Join(' ', Enumerable.Repeat("xy", 200_000))}").GetString("a")!.Length);
    }

    [Fact]
    public void A_text_that_is_too_long_is_an_error() => Assert.Equal(
        "test.conf:1: this is more than a configuration may have, which is 1048576 characters",
        Error($"a = {new string('x', 1024 * 1024)}"));

    private static void AssertEnds(string text)
    {
        try
        {
            Parse(text);
        }
        catch (ConfigurationException)
        {
        }
    }
}
