using System.Text.RegularExpressions;
using Actors.Containers.Tests.Harness;

namespace Actors.Containers.Tests;

/// <summary>Each example of docs/policies.md shows what the page says that it shows.</summary>
public sealed class PolicyDocumentTests
{
    private static readonly IReadOnlyList<PolicyExample> s_examples = PolicyExample.Read(File.ReadAllText(Path.Combine(Workplace.Checkout, "docs", "policies.md")));

    public static TheoryData<string> Titles => [.. s_examples.Select(example => example.Title)];

    [Theory]
    [MemberData(nameof(Titles))]
    public async Task An_example_shows_what_the_page_says(string title)
    {
        var example = s_examples.Single(example => example.Title == title);
        using var image = new Image().WithFile("/etc/actors/actors.conf", example.Policy);
        foreach (var (path, content) in example.Files)
            image.WithFile(path, content);
        foreach (var variable in example.Environment)
            image.WithEnvironment(variable.Split('=')[0], variable.Split('=', 2)[1]);
        await using var container = await image.RunAsync(example.Command);
        var (expected, seen) = (example.Output, Container.Lines(container.StandardOutput).Select(line => Regex.Replace(line, @"\b(finish \d+ \d+ \w+) \d+$", "$1 PID")));
        Assert.True(
            (example.IsOrdered ? expected.SequenceEqual(seen) : expected.Order(StringComparer.Ordinal).SequenceEqual(seen.Order(StringComparer.Ordinal))) && container.ExitCode == example.ExitCode,
            $"expected\n{string.Join('\n', expected)}\nexit {example.ExitCode}\nseen (exit {container.ExitCode})\n{container.Seen()}");
    }

    [Fact]
    public void Every_policy_of_the_page_is_run() =>
        Assert.Equal(Regex.Count(File.ReadAllText(Path.Combine(Workplace.Checkout, "docs", "policies.md")), "^```hocon$", RegexOptions.Multiline), s_examples.Count);
}
