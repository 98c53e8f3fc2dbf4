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
    public void Columns_that_can_be_spared_are_left_out_before_texts_become_unreadable()
    {
        var table = new Table(new Column("SERVICE") { IsElastic = true, Least = 10 }, new Column("PID") { IsNumber = true, Rank = 1 }, new Column("CPU") { Rank = 2 }, new Column("WHY") { IsElastic = true, Least = 6 })
            .Add("a-long-name-of-a-service", "1234", "0.0%", "its restarts are used up");
        Assert.Equal("SERVICE            PID  CPU   WHY\na-long-name-of-…  1234  0.0%  its restarts ar…\n", table.Render(Paint.None, 46));
        Assert.Equal("SERVICE      PID  WHY\na-long-na…  1234  its r…\n", table.Render(Paint.None, 24));
        Assert.Equal("SERVICE     WHY\na-long-na…  its r…\n", table.Render(Paint.None, 18));
        for (var width = 1; width < 80; width++)
            Assert.All(table.Lines(Paint.None, Math.Max(width, 6)), line => Assert.True(TextWidth.Of(line) <= Math.Max(width, 6), $"{width}: {line}"));
    }

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

    [Theory]
    [InlineData("short", 10, "short")]
    [InlineData("one two three four", 9, "one two|  three|  four")]
    [InlineData("  - what to do about it", 12, "  - what to|    do about|    it")]
    [InlineData("abcdefghijkl", 5, "abcde|  fgh|  ijk|  l")]
    [InlineData("日本語日本語", 5, "日本|語日|本語")]
    [InlineData("abc", 1, "a|b|c")]
    public void Long_lines_are_broken_at_blanks_and_lose_nothing(string text, int columns, string lines)
    {
        var wrapped = TextWidth.Wrap(text, columns).ToList();
        Assert.Equal(lines.Split('|'), wrapped);
        Assert.All(wrapped, line => Assert.True(TextWidth.Of(line) <= columns, line));
    }

    [Fact]
    public void Control_characters_are_shown_not_sent() => Assert.Equal("a\\x1b[2Jb\\x9b\tc", TextWidth.Printable("a\u001b[2Jb\u009b\tc"));

    [Fact]
    public void What_turns_the_direction_of_text_is_shown_not_sent() => Assert.Equal("web\\x202egnp.exe\\x2066", TextWidth.Printable("web\u202egnp.exe\u2066"));

    [Fact]
    public void Tabs_do_not_move_what_stands_behind_them()
    {
        var table = new Table(new("A"), new("B")).Add("x\ty", "z");
        Assert.Equal(["A          B", "x       y  z"], table.Lines(Paint.None));
    }
}
