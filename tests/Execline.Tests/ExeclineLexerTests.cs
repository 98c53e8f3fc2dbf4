namespace Actors.Execline.Tests;

public class ExeclineLexerTests
{
    [Theory]
    [InlineData("")]
    [InlineData(" \t\r\n\u0001")]
    [InlineData("# only a comment")]
    [InlineData("#!/command/execlineb -P\n# and another\n")]
    [InlineData("\\\n")]
    [InlineData("\\")]
    [InlineData("\0 after the end")]
    public void A_script_of_blanks_and_comments_is_empty(string text) => Assert.Empty(Parse(text));

    [Theory]
    [InlineData("a b\tc\nd\re\u0001f", "a|b|c|d|e|f")]
    [InlineData("a\"b c\"d", "ab cd")]
    [InlineData("\"\" \"a\"\"b\"", "|ab")]
    [InlineData("'a b'", "'a|b'")]
    [InlineData("a#b #c\nd", "a#b|d")]
    [InlineData("\"#\" \\#a", "#|#a")]
    [InlineData("a\\tb a\\ b \\\\ \\\"", "atb|a b|\\|\"")]
    [InlineData("a \\\nb", "a|b")]
    [InlineData("a\\\nb", "a\nb")]
    [InlineData("\"a\\\nb\"", "ab")]
    [InlineData("\"\\a\\b\\t\\n\\v\\f\\r\"", "\a\b\t\n\v\f\r")]
    [InlineData("\"\\x\\{\\\"\\\\\\ \"", "x{\"\\ ")]
    [InlineData("\"\\0x41\\0102\\67\\0x7\"", "ABC\a")]
    [InlineData("\"\\0x414\\01011\\01015\\65a\"", "A4A1A5Aa")]
    [InlineData("\"\\255\\0xfF\"", "\u00ff\u00ff")]
    [InlineData("\"\\65", "A")]
    [InlineData("a{b} {x }y \"{\" \\{ \\}", "a{b}|{x|}y|{|{|}")]
    [InlineData("a\0b", "a")]
    public void Words_quotes_escapes_and_comments(string text, string expected) => Assert.Equal(expected.Split('|'), Parse(text));

    [Theory]
    [InlineData("{ }", "")]
    [InlineData("{ a { b } } c", " a|  b| ||c")]
    [InlineData("{\na\n}\nb", " a||b")]
    [InlineData("if { { { } } } x", "if|  | ||x")]
    [InlineData("{ \"\" } x", " ||x")]
    [InlineData("{ a}", null)]
    public void Words_of_a_block_are_quoted_once_a_level_and_a_block_ends_with_one_level_less(string text, string? expected)
    {
        if (expected is null)
            Assert.Equal(ExeclineErrorKind.UnmatchedOpeningBrace, Error(text).Kind);
        else
            Assert.Equal(expected.Split('|'), Parse(text));
    }

    // These follow from execline's parser, not from its manual.
    [Theory]
    [InlineData("{ {\\a }", " { a|")]
    [InlineData("{\\\na", "{a")]
    [InlineData("{ }\"a\" }", " }a|")]
    public void A_brace_followed_by_a_backslash_begins_its_word_anew(string text, string expected) =>
        Assert.Equal(expected.Split('|'), Parse(text));

    [Theory]
    [InlineData("a \"b", ExeclineErrorKind.Syntax, "syntax error", 1)]
    [InlineData("a\\", ExeclineErrorKind.Syntax, "syntax error", 1)]
    [InlineData("\"\\", ExeclineErrorKind.Syntax, "syntax error", 1)]
    [InlineData("\n\"\\300\"", ExeclineErrorKind.Syntax, "syntax error", 2)]
    [InlineData("\"\\0x\"", ExeclineErrorKind.Syntax, "syntax error", 1)]
    [InlineData("\"\\0x0\"", ExeclineErrorKind.Syntax, "syntax error", 1)]
    [InlineData("\"\\00\"", ExeclineErrorKind.Syntax, "syntax error", 1)]
    [InlineData("\"\\08\"", ExeclineErrorKind.Syntax, "syntax error", 1)]
    [InlineData("a {", ExeclineErrorKind.Syntax, "syntax error", 1)]
    [InlineData("a {\n", ExeclineErrorKind.UnmatchedOpeningBrace, "unmatched {", 1)]
    [InlineData("a { }\nb { c {\nd } ", ExeclineErrorKind.UnmatchedOpeningBrace, "unmatched {", 2)]
    [InlineData("a\nb } { \" ", ExeclineErrorKind.UnmatchedClosingBrace, "unmatched }", 2)]
    [InlineData("}", ExeclineErrorKind.UnmatchedClosingBrace, "unmatched }", 1)]
    public void What_is_no_script_is_refused_with_kind_and_line(string text, ExeclineErrorKind kind, string message, int line)
    {
        var error = Error(text);
        Assert.Equal(kind, error.Kind);
        Assert.Equal(message, error.Message);
        Assert.Equal(line, error.Line);
    }

    private static IReadOnlyList<string> Parse(string text)
    {
        Assert.True(ExeclineLexer.TryParse(text, out var arguments, out var error), error?.Message);
        return arguments;
    }

    private static ExeclineSyntaxError Error(string text)
    {
        Assert.False(ExeclineLexer.TryParse(text, out var arguments, out var error));
        Assert.Empty(arguments);
        return error;
    }
}
