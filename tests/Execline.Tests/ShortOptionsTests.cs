namespace Actors.Execline.Tests;

public class ShortOptionsTests
{
    [Theory]
    [InlineData("x -a -b v rest", "a b=v", "rest")]
    [InlineData("x -abv rest", "a b=v", "rest")]
    [InlineData("x -ab v -a", "a b=v a", "")]
    [InlineData("x -a -- -a", "a", "-a")]
    [InlineData("x -a - -a", "a", "- -a")]
    [InlineData("x rest -a", "", "rest -a")]
    [InlineData("x", "", "")]
    [InlineData("x -b -a", "b=-a", "")]
    [InlineData("x -z", "?", null)]
    [InlineData("x -az", "a ?", null)]
    [InlineData("x --long", "?", null)]
    [InlineData("x -b", "?", null)]
    [InlineData("x -a:", "a ?", null)]
    public void Options_are_read_up_to_the_first_word_that_is_none(string line, string expected, string? operands)
    {
        var options = new ShortOptions(line.Split(' '), "ab:");
        var seen = new List<string>();
        char letter;
        while ((letter = options.Next()) is not (ShortOptions.End or ShortOptions.Wrong))
            seen.Add(options.HasValue ? $"{letter}={options.Value}" : letter.ToString());
        if (letter == ShortOptions.Wrong)
            seen.Add("?");
        Assert.Equal(expected, string.Join(' ', seen));
        if (operands is not null)
            Assert.Equal(operands, string.Join(' ', options.Operands.AsEnumerable()));
    }

    [Fact]
    public void An_option_at_the_end_that_lacks_its_value_is_told_apart_from_an_unknown_one()
    {
        var lacking = new ShortOptions((string[])["x", "-b"], "ab:");
        Assert.Equal(ShortOptions.Wrong, lacking.Next());
        Assert.True(lacking.IsValueMissing);
        var unknown = new ShortOptions((string[])["x", "-c"], "ab:");
        Assert.Equal(ShortOptions.Wrong, unknown.Next());
        Assert.False(unknown.IsValueMissing);
    }
}
