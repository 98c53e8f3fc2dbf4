namespace Actors.Execline.Tests;

public class ValueTransformTests
{
    [Theory]
    [InlineData("", " \n\r\t", " a  b ", " a  b ")]
    [InlineData("C", " ", "  a  b  ", " a b ")]
    [InlineData("C", " \n", "a \n b", "a b")]
    [InlineData("n", " \n\r\t", "a\n", "a")]
    [InlineData("n", " \n\r\t", "a\n\n", "a\n")]
    [InlineData("n", " ", "a", "a")]
    [InlineData("n", " ", "", "")]
    [InlineData("Cn", " ", "a   ", "a")]
    [InlineData("n", "", "a,", "a,")]
    public void Without_split_a_value_stays_one_word(string options, string delimiters, string value, string expected) =>
        Assert.Equal([expected], With(options, delimiters).Apply(value)!);

    [Theory]
    [InlineData("s", " ", "a b", "a|b")]
    [InlineData("s", " ", "a b ", "a|b")]
    [InlineData("s", " ", "a  b", "a||b")]
    [InlineData("sC", " ", "a  b", "a|b")]
    [InlineData("s", " ", " a", "|a")]
    [InlineData("sn", ",", "p,q,", "p|q")]
    [InlineData("sn", ",", "p,q", "p")]
    [InlineData("s", ":;", "a:b;c", "a|b|c")]
    [InlineData("s", "", "1:a,3:b c,0:,", "a|b c|")]
    public void With_split_it_becomes_the_words_between_its_delimiters(string options, string delimiters, string value, string expected) =>
        Assert.Equal(expected.Split('|'), With(options, delimiters).Apply(value)!);

    [Theory]
    [InlineData(" ", "")]
    [InlineData("", "")]
    public void An_empty_value_becomes_no_word_when_it_is_split(string delimiters, string value) => Assert.Empty(With("s", delimiters).Apply(value)!);

    [Theory]
    [InlineData("a")]
    [InlineData("1:a")]
    [InlineData("2:a,")]
    [InlineData("1:ab")]
    [InlineData("1:a,x")]
    [InlineData("99999999999999999999:a,")]
    public void What_is_no_sequence_of_netstrings_is_refused(string value) => Assert.Null(With("s", "").Apply(value));

    private static ValueTransform With(string options, string delimiters)
    {
        var transform = new ValueTransform();
        foreach (var option in options)
            Assert.True(transform.TryOption(option, ""));
        Assert.True(transform.TryOption('d', delimiters));
        return transform;
    }
}
