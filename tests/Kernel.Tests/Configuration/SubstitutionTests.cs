using static Actors.Kernel.Tests.Configuration.Hocon;

namespace Actors.Kernel.Tests.Configuration;

/// <summary>HOCON.md, "Substitutions".</summary>
public class SubstitutionTests
{
    [Theory]
    [InlineData("a = 1, b = ${a}", "a : 1\nb : 1\n")]
    [InlineData("b = ${a.x}, a { x = [1, {y = 2}] }", "b : [1, {\n  y : 2\n}]\na : {\n  x : [1, {\n    y : 2\n  }]\n}\n")]
    public void A_substitution_has_the_type_and_value_of_what_it_names(string text, string expected) => Assert.Equal(expected, Parse(text).ToString());
}
