using Actors.Platform;

namespace Actors.Execline.Tests.Differential;

/// <summary>Every word's options and errors, beside the real execline: the lines of Data/lines.txt.</summary>
public class CommandLineTests
{
    private const string SectionMark = "# --- ";

    public static TheoryData<string> Sections() => new(Lines().Where(line => line.StartsWith(SectionMark)).Select(line => line[SectionMark.Length..]));

    [Theory]
    [MemberData(nameof(Sections))]
    public void A_line_leaves_the_same_behind_as_with_the_real_execline(string section)
    {
        var lines = Lines()
            .SkipWhile(line => line != SectionMark + section).Skip(1)
            .TakeWhile(line => !line.StartsWith(SectionMark))
            .Where(line => line.Length > 0 && line[0] != '#' && (Programs.Found.IsRecent || !line.StartsWith('+')))
            .ToList();
        Assert.True(lines.Count > 40);
        Comparison.AssertSame(lines, Compare);
    }

    private static IEnumerable<string> Lines() => File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Data", "lines.txt"));

    private static string? Compare(ScriptRunner runner, string marked)
    {
        var line = marked.TrimStart('+', '~', '?');
        var marks = marked[..^line.Length];
        var arguments = (string[])["-Pc", ByteString.FromText(line)];
        return Comparison.Difference(
            runner, line, "", arguments, anyOrder: marks.Contains('?'), compareMessages: !marks.Contains('~') || Programs.Found.IsRecent);
    }
}
