using static Actors.Kernel.Tests.Configuration.Hocon;

namespace Actors.Kernel.Tests.Configuration;

/// <summary>HOCON.md, "The += field separator".</summary>
public class AppendTests
{
    [Theory]
    [InlineData("a += 1", "[1]")]
    [InlineData("a = [], a += 1", "[1]")]
    [InlineData("a = [1], a += 2", "[1,2]")]
    [InlineData("a += 1, a += 2, a += 3", "[1,2,3]")]
    [InlineData("a = [1]\na += 2\na += 3", "[1,2,3]")]
    [InlineData("a = ${x}, a += ${y}, x = [1], y = 2", "[1,2]")]
    [InlineData("a = ${?a} [1], a += 2", "[1,2]")]
    [InlineData("a += [1, 2], a += [3]", "[[1,2],[3]]")]
    [InlineData("a += { b = 1 }, a += { b = 2 }", """[{"b":1},{"b":2}]""")]
    [InlineData("a += ${?none}, a += 1", "[1]")]
    [InlineData("a+=1,a+=x y", """[1,"x y"]""")]
    [InlineData("a.0 = x, a += y", """["x","y"]""")]
    [InlineData("a = 1, a = [], a += 2", "[2]")]
    public void It_appends_an_element_to_what_is_there(string text, string json) => Assert.Equal(json, Json(Parse(text).GetValue("a")!));

    [Theory]
    [InlineData("a.b.c = [1], a.b.c += 2", """{"a":{"b":{"c":[1,2]}}}""")]
    [InlineData("a { b { c = [1] } }, a { b { c += 2 } }", """{"a":{"b":{"c":[1,2]}}}""")]
    [InlineData("a { b { c = [1], c += 2 } }", """{"a":{"b":{"c":[1,2]}}}""")]
    [InlineData("x { a += 1, a += 2 }", """{"x":{"a":[1,2]}}""")]
    [InlineData("x = [{ a += 1, a += 2 }]", """{"x":[{"a":[1,2]}]}""")]
    [InlineData("x += { a += 1, a += 2 }", """{"x":[{"a":[1,2]}]}""")]
    [InlineData("x = [[{ y { a += 1, a = ${?none}, a += 2 } }]]", """{"x":[[{"y":{"a":[1,2]}}]]}""")]
    public void It_works_at_any_depth_and_inside_arrays(string text, string json) => Assert.Equal(json, Json(text));

    [Theory]
    [InlineData("a = 10, a += 2")]
    [InlineData("a = abc, a += 2")]
    [InlineData("a = null, a += 2")]
    [InlineData("a = { x = y }, a += 2")]
    public void What_is_there_must_be_an_array(string text) => Assert.Contains("cannot be joined", Error(text));

    [Fact]
    public void It_never_takes_a_variable_of_the_environment_for_the_earlier_value() => Assert.Equal("""{"PATH":["/bin"]}""", Json("PATH += /bin", ("PATH", "/sbin")));

    [Fact]
    public void An_object_from_elsewhere_brings_its_own_array() =>
        Assert.Equal("[1]", Json(Parse("base { args += 1 }, item { args = [0] }, item = ${item} ${base}").GetValue("item.args")!));
}
