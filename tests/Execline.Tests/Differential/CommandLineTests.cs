using Actors.Platform;

namespace Actors.Execline.Tests.Differential;

/// <summary>Every word's options and errors, beside the real execline.</summary>
public class CommandLineTests
{
    [Fact]
    public void Every_line_leaves_the_same_behind_as_with_the_real_execline()
    {
        var recent = Programs.Found.IsRecent;
        var lines = File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Data", "lines.txt"))
            .Where(line => line.Length > 0 && line[0] != '#' && (recent || !line.StartsWith('+')))
            .ToList();
        Assert.True(lines.Count > 900);
        Comparison.AssertSame(lines, Compare);
    }

    private static string? Compare(ScriptRunner runner, string marked)
    {
        var line = marked.TrimStart('+', '~', '?');
        var marks = marked[..^line.Length];
        var arguments = (string[])["-Pc", ByteString.FromText(line)];
        return Comparison.Difference(
            runner, line, "", arguments, anyOrder: marks.Contains('?'), compareMessages: !marks.Contains('~') || Programs.Found.IsRecent);
    }
}
