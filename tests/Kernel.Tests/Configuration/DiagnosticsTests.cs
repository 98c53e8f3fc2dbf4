using static Actors.Kernel.Tests.Configuration.Hocon;

namespace Actors.Kernel.Tests.Configuration;

/// <summary>What a user reads who made a mistake: the place, what is wrong, and what to do.</summary>
public class DiagnosticsTests
{
    [Theory]
    [InlineData("a = 1\n}", "test.conf:2: a } without its {: remove it")]
    [InlineData("\na {\n b = 1\n", "test.conf:2: this { is never closed: add the }")]
    [InlineData("a = [\n1", "test.conf:1: this [ is never closed: add the ]")]
    [InlineData("{}\nx", "test.conf:2: 'x' after the end of the root object: remove it, or the outer brackets")]
    [InlineData("a = 1,\n,", "test.conf:2: two commas in a row: remove one, or put the missing field between them")]
    [InlineData("a = [,]", "test.conf:1: a comma with no element before it: remove it")]
    [InlineData(", a = 1", "test.conf:1: a comma with no field before it: remove it")]
    [InlineData("a = 1 = 2", "test.conf:1: '=' where a comma or a newline before the next field should be")]
    [InlineData("a = [1 = 2]", "test.conf:1: '=' where a comma or a newline before the next element should be")]
    [InlineData("a = [1, 2\nb = 3", "test.conf:2: '=' where a comma or a newline before the next element should be")]
    [InlineData("\nrestart\n", "test.conf:2: the key restart has no value, the end of the text follows: put = and a value after it")]
    [InlineData("a.\"b c\" ]", "test.conf:1: the key a.\"b c\" has no value, ']' follows: put = and a value after it")]
    [InlineData("a =\n", "test.conf:2: the end of the text where the value of the key a should be: put one there (\"\" for an empty text)")]
    [InlineData("a = , b = 1", "test.conf:1: ',' where the value of the key a should be: put one there (\"\" for an empty text)")]
    [InlineData("= 1", "test.conf:1: '=' where a key should be")]
    [InlineData("a = 5 * 3", "test.conf:1: '*' has no meaning here: put text that contains it in double quotes")]
    [InlineData("a = user@host", "test.conf:1: '@' has no meaning here: put text that contains it in double quotes")]
    [InlineData("a = \"x\nb = 1", "test.conf:1: this string has no closing quote on its line: close it, or use \"\"\" for several lines")]
    [InlineData("a = \"C:\\dir\"", "test.conf:1: a backslash escapes one of \" \\ / b f n r t u: write \\\\ for a backslash, or use \"\"\"")]
    [InlineData("a = \"\\u00\"", "test.conf:1: \\u needs four hexadecimal digits, like \\u00e9")]
    [InlineData("a = \"x\u0007\"", "test.conf:1: a control character in a quoted string: write it as \\u0007")]
    [InlineData("a = 1e+", "test.conf:1: '+' has no meaning here: put text that contains it in double quotes")]
    [InlineData("a = 10e+3e", "test.conf:1: '10e+3e' is no number, and '+' cannot stand in other text: put it in double quotes")]
    [InlineData("a..b = 1", "test.conf:1: the path has an empty element (a dot at an end, or two in a row): write \"\" if an empty key is meant")]
    [InlineData("\na = ${b.c}", "test.conf:2: ${b.c} is not defined: define it, or write ${?b.c} if it may be missing")]
    [InlineData("a = ${b c", "test.conf:1: the end of the text where the } of the substitution should be")]
    [InlineData("a = ${}", "test.conf:1: '}' where a path should be")]
    [InlineData("a {\n b = ${a}\n}", "test.conf:2: ${a} is a cycle: it stands inside of what it names; name the part that is meant")]
    [InlineData("a = x\n\na += 1", "test.conf:3: the text \"x\" and an array cannot be joined to one value: put a comma or a newline between them, or make both the same kind")]
    [InlineData("a = null {}", "test.conf:1: null and an object cannot be joined to one value: put a comma or a newline between them, or make both the same kind")]
    [InlineData("include foo", "test.conf:1: 'foo' where the name of the include should be: put it in double quotes; a key named include must be quoted too")]
    [InlineData("include file(\"x\"", "test.conf:1: the end of the text where the ) of the include should be")]
    public void A_mistake_is_one_line_with_its_place_and_a_way_out(string text, string message) => Assert.Equal(message, Error(text));

    [Fact]
    public void Lines_are_counted_through_strings_of_several_lines_and_comments() =>
        Assert.StartsWith("test.conf:7: ", Error("a = \"\"\"\n\n\"\"\" # x\n// y\n\r\n\nb = }"));

    [Fact]
    public void A_text_without_a_name_is_called_text() => Assert.Equal(
        "text:1: a } without its {: remove it",
        Assert.Throws<Actors.Kernel.Configuration.ConfigurationException>(() => Actors.Kernel.Configuration.ConfigurationFactory.ParseString("}")).Message);
}
