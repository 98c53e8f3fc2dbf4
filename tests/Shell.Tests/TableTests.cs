using Actors.Shell.Output;

namespace Actors.Shell.Tests;

public sealed class TableTests
{
    private static Table Example => new Table(new Column("NAME") { IsElastic = true }, new Column("PID") { IsNumber = true }, new Column("STATE"))
        .Add("web", "7", new Cell("up", Style.Green)).Add("a-very-long-name", "1234", "down");

    [Fact]
    public void Columns_line_up() =>
        Assert.Equal("NAME               PID  STATE\nweb                  7  up\na-very-long-name  1234  down\n", Example.Render(Paint.None));

    [Fact]
    public void What_is_too_wide_is_cut() => Assert.All(Example.Lines(Paint.None, 24), line => Assert.True(TextWidth.Of(line) <= 24, line));

    [Fact]
    public void Colours_do_not_change_widths() =>
        Assert.Equal(Example.Render(Paint.None).Replace("up", "\u001b[32mup\u001b[0m"), Example.Render(new Paint(true)).Replace("\u001b[1m", "").Replace("NAME\u001b[0m", "NAME").Replace("PID\u001b[0m", "PID").Replace("STATE\u001b[0m", "STATE"));

    [Theory]
    [InlineData("abc", 3)]
    [InlineData("häß", 3)]
    [InlineData("日本", 4)]
    [InlineData("e\u0301", 1)]
    public void Widths_are_those_of_terminals(string text, int width) => Assert.Equal(width, TextWidth.Of(text));

    [Theory]
    [InlineData("日本語", 5, "日本…")]
    [InlineData("日本語", 4, "日…")]
    [InlineData("abc", 3, "abc")]
    public void Text_is_cut_between_characters(string text, int columns, string expected) => Assert.Equal(expected, TextWidth.Fit(text, columns));

    [Fact]
    public void Control_characters_are_shown_not_sent() => Assert.Equal("a\\x1b[2Jb\\x9b\tc", TextWidth.Printable("a\u001b[2Jb\u009b\tc"));
}
