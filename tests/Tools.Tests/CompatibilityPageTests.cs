using System.Text.RegularExpressions;
using Actors.Execline;
using Actors.Tools.Overlay;

namespace Actors.Tools.Tests;

/// <summary>docs/compatibility.md names every command, and no other.</summary>
public sealed partial class CompatibilityPageTests
{
    [Fact]
    public void Every_command_stands_in_the_table_and_every_command_of_the_table_is_there()
    {
        string[] answered = [.. ExeclineWords.Names, .. ToolTable.Names, .. DaemonTable.Names, .. OverlayTable.Names];
        Assert.Equal(answered.Order(StringComparer.Ordinal), NamesIn(Section("## Commands"), column: 2).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void No_command_that_the_page_says_is_left_out_is_there()
    {
        var leftOut = NamesIn(Section("### Left out"), column: 1);
        Assert.Contains("s6-svscanboot", leftOut);
        Assert.All(leftOut, name => Assert.Null(ExeclineWords.Find(name) ?? ToolTable.Find(name) ?? DaemonTable.Find(name) ?? OverlayTable.Find(name)));
    }

    /// <summary>The lines from a heading to the next.</summary>
    private static List<string> Section(string heading)
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "docs", "compatibility.md")))
            folder = Path.GetDirectoryName(folder) ?? throw new FileNotFoundException("docs/compatibility.md");
        var lines = File.ReadAllLines(Path.Combine(folder, "docs", "compatibility.md"));
        return [.. lines.SkipWhile(line => line != heading).Skip(1).TakeWhile(line => !line.StartsWith('#'))];
    }

    /// <summary>The names in a column of a table: <c>`a` `b`</c>. A path is none.</summary>
    private static List<string> NamesIn(List<string> section, int column) =>
    [
        .. section.Where(line => line.StartsWith("| ", StringComparison.Ordinal))
            .SelectMany(line => Name().Matches(line.Split('|')[column]).Select(match => match.Groups[1].Value))
            .Where(name => !name.Contains('/')),
    ];

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex Name();
}
