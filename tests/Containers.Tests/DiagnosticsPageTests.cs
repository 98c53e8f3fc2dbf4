using System.Text.RegularExpressions;
using Actors.Containers.Tests.Harness;

namespace Actors.Containers.Tests;

/// <summary>What docs/diagnostics.md shows is what happens.</summary>
public sealed partial class DiagnosticsPageTests
{
    [Fact]
    public async Task Every_example_of_the_page_does_what_it_shows()
    {
        using var image = new Image()
            .WithOneshot("prepare", up: "/probe exit 0")
            .WithLongrun("db", run: "#!/probe serve-ready\n", dependencies: ["prepare"], notificationFd: 3)
            .WithLongrun("web", run: "#!/probe serve-ready\n", dependencies: ["db"], notificationFd: 3)
            .WithFile("/var/log/web/lock", "")
            .WithFile("/var/log/web/current", "@400000006921a5c50bebc200 one\n@400000006921a5c60bebc200 two\n");
        await using var container = image.Start("sleep", "1000");
        while ((await container.ExecAsync("/command/actors", "health")).ExitCode != 0)
            await Task.Delay(20);
        var examples = Examples(File.ReadAllText(Path.Combine(Workplace.Checkout, "docs", "diagnostics.md"))).ToList();
        Assert.True(examples.Count > 15, "the examples are found");
        foreach (var (command, expected) in examples)
        {
            var result = await container.ExecAsync(["/command/actors", .. command.Split(' ').Skip(1)]);
            Assert.True(result.ExitCode == 0, $"{command} ended with {result.ExitCode}: {result.StandardError}");
            Assert.True(Matches(Simplify(expected), Simplify(result.StandardOutput)), $"{command} printed\n{result.StandardOutput}\nand the page shows\n{expected}");
        }
    }

    /// <summary>Commands behind <c>$</c> in console blocks, each with the lines below it.</summary>
    private static IEnumerable<(string Command, string Output)> Examples(string page)
    {
        foreach (Match block in Block().Matches(page))
        {
            foreach (var example in block.Groups[1].Value.Split("$ ", StringSplitOptions.RemoveEmptyEntries))
            {
                var lines = example.Split('\n', 2);
                yield return (lines[0], lines[1]);
            }
        }
    }

    /// <summary>A line of three dots stands for any lines, three dots at the end of a line for any end of it.</summary>
    private static bool Matches(ReadOnlySpan<string> shown, ReadOnlySpan<string> seen)
    {
        if (shown.IsEmpty)
            return seen.IsEmpty;
        if (shown[0] == "...")
        {
            for (var skipped = 0; skipped <= seen.Length; skipped++)
            {
                if (Matches(shown[1..], seen[skipped..]))
                    return true;
            }

            return false;
        }

        return !seen.IsEmpty && (shown[0].EndsWith("...", StringComparison.Ordinal) ? seen[0].StartsWith(shown[0][..^3], StringComparison.Ordinal) : seen[0] == shown[0])
            && Matches(shown[1..], seen[1..]);
    }

    /// <summary>Numbers, their units and the blanks between columns differ from run to run.</summary>
    private static string[] Simplify(string text) =>
        [.. text.TrimEnd('\n').Split('\n').Select(line => Blanks().Replace(line == "..." ? line : Numbers().Replace(line, "N"), " ").Trim())];

    [GeneratedRegex("```console\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Block();

    [GeneratedRegex(@"[0-9][0-9.]*(ms|[smhdBKMG])?([0-9]+[smhd])?")]
    private static partial Regex Numbers();

    [GeneratedRegex("[ ─│]+")]
    private static partial Regex Blanks();
}
