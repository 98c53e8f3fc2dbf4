namespace Actors.Platform.Tests;

public class PosixRegexTests
{
    [Theory]
    [InlineData("^a|b$", "xb", true)]
    [InlineData("^[a-z]+[0-9]+$", "abc123", true)]
    [InlineData("^[a-z]+[0-9]+$", "abc", false)]
    [InlineData("^ABC$", "abc", false)]
    public void An_extended_expression_matches(string pattern, string text, bool expected)
    {
        Assert.Equal(0, PosixRegex.TryCompile(pattern, PosixRegexOptions.Extended, out var regex, out _));
        using (regex)
            Assert.Equal(expected, regex!.IsMatch(text));
    }

    [Fact]
    public void Groups_are_told_and_one_that_took_no_part_is_empty()
    {
        Assert.Equal(0, PosixRegex.TryCompile("^(a+)(b)?(c)$", PosixRegexOptions.Extended | PosixRegexOptions.IgnoreCase, out var regex, out _));
        using (regex)
        {
            Assert.Equal(3, regex!.Groups);
            Assert.True(regex.TryMatch("AAc", out var groups));
            Assert.Equal(["AAc", "AA", "", "c"], groups);
        }
    }

    [Fact]
    public void A_basic_expression_has_escaped_groups()
    {
        Assert.Equal(0, PosixRegex.TryCompile(@"^(\(.\))$", PosixRegexOptions.None, out var regex, out _));
        using (regex)
        {
            Assert.True(regex!.TryMatch("(x)", out var groups));
            Assert.Equal(["(x)", "x"], groups);
        }
    }

    [Fact]
    public void Bytes_above_127_are_characters_of_their_own()
    {
        Assert.Equal(0, PosixRegex.TryCompile("^..$", PosixRegexOptions.Extended, out var regex, out _));
        using (regex)
            Assert.True(regex!.IsMatch("\u00c3\u00a9"));
    }

    [Fact]
    public void A_broken_expression_is_refused_in_libcs_words()
    {
        Assert.NotEqual(0, PosixRegex.TryCompile("a(", PosixRegexOptions.Extended, out var regex, out var message));
        Assert.Null(regex);
        Assert.Contains("Unmatched", message);
    }
}
