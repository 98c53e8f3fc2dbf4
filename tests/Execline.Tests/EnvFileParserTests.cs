using Actors.Execline.Builtins;
using Actors.Platform;

namespace Actors.Execline.Tests;

public class EnvFileParserTests
{
    [Theory]
    [InlineData("A=b\n", "A=b")]
    [InlineData("A=b", "A=b")]
    [InlineData("  A = b c  \n", "A=b c")]
    [InlineData("# c\n\n \t\nA=b\n#x", "A=b")]
    [InlineData("A=\n", "A=")]
    [InlineData("A==b=c\n", "A==b=c")]
    [InlineData("A=b # c\n", "A=b # c")]
    [InlineData("A#B=c\n", "A#B=c")]
    [InlineData("A=\" b \" \n", "A= b ")]
    [InlineData("A=x\"y z\"w\n", "A=xy zw")]
    [InlineData("A=a \"\"\n", "A=a ")]
    [InlineData("A=a\\ \\\"\\\\\n", "A=a \"\\")]
    [InlineData("A=a\\\nb\n", "A=ab")]
    [InlineData("A=\"a\\\nb\"\n", "A=ab")]
    [InlineData("A=\"\\a\\t\\x41\\101\\7x\\q\"\n", "A=\a\tAA\axq")]
    [InlineData("A='b c'\n", "A='b c'")]
    [InlineData("A=1\nA=2\n", "A=2")]
    public void Lines_become_variables(string text, string expected)
    {
        var environment = new EnvironmentBlock();
        Assert.Equal(0, EnvFileParser.Parse(text, environment));
        Assert.Equal([expected], environment.ToArray());
    }

    [Theory]
    [InlineData("A\n", 1)]
    [InlineData("A=b\nB C=d\n", 2)]
    [InlineData("=b\n", 1)]
    [InlineData("'A=b\n", 1)]
    [InlineData("A=\"b\n", 1)]
    [InlineData("A=\"b", 1)]
    [InlineData("A=b\\nc\n", 1)]
    [InlineData("\n\nA=\"\\xZ\"\n", 3)]
    public void A_wrong_line_is_told_and_nothing_is_taken(string text, int line)
    {
        var environment = EnvironmentBlock.Of("A=before");
        Assert.Equal(line, EnvFileParser.Parse(text, environment));
        Assert.Equal(["A=before"], environment.ToArray());
    }
}
