using static Actors.Kernel.Tests.Configuration.Hocon;

namespace Actors.Kernel.Tests.Configuration;

/// <summary>HOCON.md, "Automatic type conversions".</summary>
public class ConversionTests
{
    [Theory]
    [InlineData("42", "42")]
    [InlineData("1.50", "1.50")]
    [InlineData("1e5", "1e5")]
    [InlineData("true", "true")]
    [InlineData("\"text\"", "text")]
    public void Numbers_and_booleans_read_as_the_text_that_was_written(string value, string expected) => Assert.Equal(expected, Parse($"a = {value}").GetString("a"));

    [Theory]
    [InlineData("true", true)]
    [InlineData("yes", true)]
    [InlineData("on", true)]
    [InlineData("false", false)]
    [InlineData("no", false)]
    [InlineData("off", false)]
    public void Six_words_are_booleans_quoted_or_not(string word, bool expected)
    {
        Assert.Equal(expected, Parse($"a = {word}").GetBoolean("a", !expected));
        Assert.Equal(expected, Parse($"a = \"{word}\"").GetBoolean("a", !expected));
    }

    [Theory]
    [InlineData("True")]
    [InlineData("1")]
    [InlineData("\"\"")]
    [InlineData("[true]")]
    [InlineData("{}")]
    [InlineData("\"true \"")]
    public void Nothing_else_is(string value) => AssertWrong(value, config => config.GetBoolean("a"), "expected true or false (or yes, no, on, off)");

    [Theory]
    [InlineData("0", 0)]
    [InlineData("-7", -7)]
    [InlineData("\"42\"", 42)]
    [InlineData("1e3", 1000)]
    [InlineData("2.0", 2)]
    [InlineData("2147483647", int.MaxValue)]
    [InlineData("-2147483648", int.MinValue)]
    public void Whole_numbers_read_from_any_way_to_write_them(string value, int expected)
    {
        var config = Parse($"a = {value}");
        Assert.Equal(expected, config.GetInt("a"));
        Assert.Equal(expected, config.GetLong("a"));
        Assert.Equal(expected, config.GetDouble("a"));
        Assert.Equal(expected, config.GetFloat("a"));
        Assert.Equal(expected, config.GetDecimal("a"));
        Assert.Equal(expected, config.GetValue("a")!.GetInt());
    }

    [Theory]
    [InlineData("9223372036854775807", long.MaxValue)]
    [InlineData("-9223372036854775808", long.MinValue)]
    [InlineData("9007199254740993", 9007199254740993)]
    public void A_long_keeps_every_digit(string value, long expected) => Assert.Equal(expected, Parse($"a = {value}").GetLong("a"));

    [Theory]
    [InlineData("1.5")]
    [InlineData("text")]
    [InlineData("022")]
    [InlineData("\"+1\"")]
    [InlineData("\" 1\"")]
    [InlineData("\"0x10\"")]
    [InlineData("\"\"")]
    [InlineData("true")]
    [InlineData("[1]")]
    [InlineData("{ x = 1 }")]
    [InlineData("1e300")]
    [InlineData("1e999")]
    public void What_is_no_whole_number_is_an_error(string value)
    {
        AssertWrong(value, config => config.GetInt("a"), "expected a");
        AssertWrong(value, config => config.GetLong("a"), "expected a");
    }

    [Theory]
    [InlineData("2147483648")]
    [InlineData("-2147483649")]
    [InlineData("1e10")]
    public void So_is_one_that_is_too_big(string value) => AssertWrong(value, config => config.GetInt("a"), "expected a whole number from -2147483648 to 2147483647");

    [Theory]
    [InlineData("0.5", 0.5)]
    [InlineData("-1.25e-3", -0.00125)]
    [InlineData("\"1E2\"", 100)]
    public void Numbers_may_have_fractions(string value, double expected)
    {
        var config = Parse($"a = {value}");
        Assert.Equal(expected, config.GetDouble("a"));
        Assert.Equal((float)expected, config.GetFloat("a"));
        Assert.Equal((decimal)expected, config.GetDecimal("a"));
    }

    [Theory]
    [InlineData("NaN")]
    [InlineData("Infinity")]
    [InlineData(".5")]
    [InlineData("1.")]
    [InlineData("1e999")]
    [InlineData("\"1,5\"")]
    public void What_JSON_does_not_call_a_number_is_none(string value)
    {
        AssertWrong(value, config => config.GetDouble("a"), "expected a number");
        AssertWrong(value, config => config.GetFloat("a"), "expected a number");
        AssertWrong(value, config => config.GetDecimal("a"), "expected a number");
    }

    [Fact]
    public void Objects_and_arrays_are_no_texts_and_texts_are_neither()
    {
        AssertWrong("{ x = 1 }", config => config.GetString("a"), "expected a text, found an object");
        AssertWrong("[1]", config => config.GetString("a"), "expected a text, found an array");
        AssertWrong("\"[1]\"", config => config.GetIntList("a"), "expected an array, like [1, 2], found \"[1]\"");
        AssertWrong("\"{}\"", config => config.GetConfig("a"), "expected an object, like { a = 1 }, found \"{}\"");
        AssertWrong("[]", config => config.GetConfig("a"), "expected an object, like { a = 1 }, found an array");
    }

    [Fact]
    public void Null_reads_as_if_nothing_were_set()
    {
        var config = Parse("a = null");
        Assert.False(config.HasPath("a"));
        Assert.Null(config.GetString("a"));
        Assert.Equal("x", config.GetString("a", "x"));
        Assert.Equal(7, config.GetInt("a", 7));
        Assert.True(config.GetBoolean("a", true));
        Assert.Null(config.GetConfig("a"));
        Assert.Null(config.GetByteSize("a"));
        Assert.Empty(config.GetStringList("a"));
        Assert.True(config.GetValue("a")!.IsNull);
        Assert.Null(config.GetValue("a")!.GetString());
        Assert.Throws<ConfigurationException>(() => config.GetValue("a")!.GetInt());
    }

    [Fact]
    public void A_list_reads_its_elements_as_its_type()
    {
        var config = Parse("n = [1, \"2\", 3.0], d = [1, 2.5], b = [yes, false], s = [a, 1, true], none = []");
        Assert.Equal([1, 2, 3], config.GetIntList("n"));
        Assert.Equal([1L, 2, 3], config.GetLongList("n"));
        Assert.Equal([1, 2, 3], config.GetByteList("n"));
        Assert.Equal([1, 2.5], config.GetDoubleList("d"));
        Assert.Equal([1f, 2.5f], config.GetFloatList("d"));
        Assert.Equal([1m, 2.5m], config.GetDecimalList("d"));
        Assert.Equal([true, false], config.GetBooleanList("b"));
        Assert.Equal(["a", "1", "true"], config.GetStringList("s"));
        Assert.Empty(config.GetStringList("none"));
        Assert.Equal([1, 2, 3], config.GetValue("n")!.GetIntList());
    }

    [Theory]
    [InlineData("[1, x]", "a[1]: expected a whole number, found \"x\"")]
    [InlineData("[null]", "a[0]: expected a whole number, found null")]
    [InlineData("[[1]]", "a[0]: expected a whole number, found an array")]
    [InlineData("[1, 256]", "a[1]: expected a whole number from 0 to 255, found 256")]
    public void A_wrong_element_is_named_by_its_index(string value, string error) => AssertWrong(value, config => config.GetByteList("a"), error);

    [Fact]
    public void A_long_text_is_shortened_in_the_complaint() =>
        AssertWrong(new string('x', 200), config => config.GetInt("a"), $"found \"{new string('x', 57)}...\"");

    private static void AssertWrong(string value, Func<Config, object?> read, string error)
    {
        var message = Assert.Throws<ConfigurationException>(() => read(Parse($"\na = {value}"))).Message;
        Assert.StartsWith("test.conf:2: a", message);
        Assert.Contains(error, message);
    }
}
