namespace Actors.Execline.Tests;

public class SubstituterTests
{
    [Theory]
    [InlineData("$X", "v")]
    [InlineData("${X}", "v")]
    [InlineData("a${X}b", "avb")]
    [InlineData("x$X", "xv")]
    [InlineData("/a/$X", "/a/v")]
    [InlineData("$X$X", "vv")]
    [InlineData("$X${X}$X", "vvv")]
    [InlineData("$X-y", "$X-y")]
    [InlineData("$X/z", "$X/z")]
    [InlineData("$Xx", "$Xx")]
    [InlineData("[$X]", "[$X]")]
    [InlineData("$X y", "$X y")]
    [InlineData("${X", "${X")]
    [InlineData("${", "${")]
    [InlineData("${}", "${}")]
    [InlineData("$", "$")]
    [InlineData("$$X", "$v")]
    [InlineData("${$X}", "${v}")]
    [InlineData("{$X}", "{v}")]
    [InlineData("${NOSUCH}$X", "${NOSUCH}v")]
    public void A_key_is_replaced_where_it_stands_as_a_whole(string word, string expected) => Assert.Equal([expected], Apply(word, ("X", ["v"])));

    [Theory]
    [InlineData(@"\$X", "$X")]
    [InlineData(@"\\$X", @"\v")]
    [InlineData(@"\\\$X", @"\$X")]
    [InlineData(@"\\\\${X}", @"\\v")]
    [InlineData(@"\\\\\${X}z", @"\\${X}z")]
    [InlineData(@"\\$NOSUCH", @"\\$NOSUCH")]
    [InlineData(@"\a\\b$X", @"\a\\bv")]
    [InlineData(@"$X\", @"v\")]
    [InlineData(@"$X\$X", "v$X")]
    [InlineData(@"\$$X", @"\$v")]
    public void Backslashes_in_front_of_a_key_are_halved_and_an_odd_one_protects_it(string word, string expected) =>
        Assert.Equal([expected], Apply(word, ("X", ["v"])));

    [Fact]
    public void Several_values_multiply_the_word_and_the_leftmost_key_changes_slowest() =>
        Assert.Equal(["1-x", "1-y", "2-x", "2-y"], Apply("${N}-${L}", ("N", ["1", "2"]), ("L", ["x", "y"])));

    [Fact]
    public void No_value_takes_the_whole_word_with_it_and_an_empty_one_does_not()
    {
        Assert.Empty(Apply("a${X}b", ("X", [])));
        Assert.Empty(Apply("${Y}${X}", ("X", []), ("Y", ["1", "2"])));
        Assert.Equal(["ab"], Apply("a${X}b", ("X", [""])));
    }

    [Fact]
    public void A_value_is_not_searched_for_keys_of_its_set() => Assert.Equal(["$B", "1"], Apply(["$A", "$B"], ("A", ["$B"]), ("B", ["1"])));

    [Fact]
    public void Words_without_keys_are_left_as_they_are() => Assert.Equal(["", " a", @"\\", "b c"], Apply(["", " a", @"\\", "b c"], ("X", ["v"])));

    private static string[] Apply(string word, params (string Key, string[] Values)[] substitutions) => Apply([word], substitutions);

    private static string[] Apply(string[] words, params (string Key, string[] Values)[] substitutions)
    {
        var set = new SubstitutionSet();
        foreach (var (key, values) in substitutions)
            set.Add(key, values);
        return Substituter.Apply(words, set);
    }
}
