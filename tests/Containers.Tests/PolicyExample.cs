using System.Text.RegularExpressions;

namespace Actors.Containers.Tests;

/// <summary>The examples of docs/policies.md: a policy, perhaps files, and what running it shows.</summary>
public sealed partial record PolicyExample(string Title, string Policy, IReadOnlyList<string> Environment, string[] Command, string[] Output, int ExitCode, bool IsOrdered)
{
    /// <summary>Files beside the policy: path and content.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Files { get; init; } = [];

    /// <summary>All examples of the page.</summary>
    public static IReadOnlyList<PolicyExample> Read(string page)
    {
        var examples = new List<PolicyExample>();
        var files = new List<KeyValuePair<string, string>>();
        string? policy = null;
        foreach (Match block in Blocks().Matches(page))
        {
            var (kind, content) = (block.Groups["kind"].Value.Trim(), block.Groups["content"].Value);
            if (kind == "hocon")
                (policy, files) = (content, []);
            else if (kind.StartsWith("sh /", StringComparison.Ordinal))
                files.Add(new(kind[3..], content));
            else if (kind.StartsWith("console", StringComparison.Ordinal) && policy is not null)
                examples.Add(Read(policy, content, kind == "console") with { Files = files, Title = Heading(page, block.Index) + " " + (examples.Count + 1) });
        }

        return examples;
    }

    private static PolicyExample Read(string policy, string console, bool isOrdered)
    {
        var lines = console.TrimEnd('\n').Split('\n');
        var call = Call().Match(lines[0]);
        if (!call.Success)
            throw new FormatException($"no docker run with its exit code: {lines[0]}");
        var environment = Regex.Matches(call.Groups["environment"].Value, @"-e (\S+)").Select(match => match.Groups[1].Value).ToArray();
        var command = Regex.Matches(call.Groups["command"].Value, @"'([^']*)'|\S+").Select(match => match.Groups[1].Success ? match.Groups[1].Value : match.Value).ToArray();
        return new("", policy, environment, command, lines[1..^1], int.Parse(lines[^1]["exit ".Length..], System.Globalization.CultureInfo.InvariantCulture), isOrdered);
    }

    private static string Heading(string page, int before) => Regex.Matches(page[..before], "^## (.*)$", RegexOptions.Multiline)[^1].Groups[1].Value;

    [GeneratedRegex("^```(?<kind>[^\n]*)\n(?<content>.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Blocks();

    [GeneratedRegex("""^\$ docker run (?<environment>(-e \S+ )*)example (?<command>.*); echo "exit \$\?"$""")]
    private static partial Regex Call();
}
