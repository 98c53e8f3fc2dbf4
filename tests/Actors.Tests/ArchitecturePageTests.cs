using System.Text.RegularExpressions;

namespace Actors.Tests;

/// <summary>docs/architecture.md names what there is, and nothing else.</summary>
public sealed partial class ArchitecturePageTests
{
    private static readonly string s_page = File.ReadAllText(Path.Combine(Checkout.Root, "docs", "architecture.md"));

    [Fact]
    public void It_has_every_project_and_no_other() =>
        Assert.Equal(FoldersOf("src").Order(), Project().Matches(s_page).Select(match => match.Groups[1].Value).Distinct().Order());

    [Fact]
    public void It_has_every_folder_of_every_project_and_no_other()
    {
        var told = Folders().Matches(s_page).ToDictionary(match => match.Groups[1].Value, match => Quoted().Matches(Parentheses().Replace(match.Groups[2].Value, "")));
        foreach (var project in FoldersOf("src"))
        {
            var names = told.TryGetValue(project, out var quoted) ? quoted.Select(name => name.Groups[1].Value) : [];
            Assert.Equal([project, .. FoldersOf("src/" + project).Order()], [project, .. names.Order()]);
        }
    }

    [Fact]
    public void It_has_every_actor_of_the_tree_and_no_other()
    {
        var actors = FoldersOf("src").Where(project => project != "Kernel")
            .SelectMany(project => Directory.EnumerateFiles(Path.Combine(Checkout.Root, "src", project), "*.cs", SearchOption.AllDirectories))
            .SelectMany(file => ActorClass().Matches(File.ReadAllText(file))).Select(match => match.Groups[1].Value);
        var told = ActorName().Matches(s_page).Select(match => match.Value).Append("ReadinessCoordinator").Except(["ReceiveActor"]);
        Assert.Contains("ReadinessCoordinator", s_page, StringComparison.Ordinal);
        Assert.Equal(actors.Order(), told.Distinct().Order());
    }

    private static IEnumerable<string> FoldersOf(string folder) =>
        Directory.EnumerateDirectories(Path.Combine(Checkout.Root, folder)).Select(path => Path.GetFileName(path)).Where(name => name is not ("bin" or "obj"));

    [GeneratedRegex(@"^\| `src/(\w+)` \|", RegexOptions.Multiline)]
    private static partial Regex Project();

    /// <summary>A project, and the lines that tell of its folders.</summary>
    [GeneratedRegex(@"^- `(\w+)`: ((?:.|\n  )+)", RegexOptions.Multiline)]
    private static partial Regex Folders();

    [GeneratedRegex(@"\([^)]*\)")]
    private static partial Regex Parentheses();

    [GeneratedRegex("`(\\w+)`")]
    private static partial Regex Quoted();

    /// <summary>Nested ones are part of the class around them.</summary>
    [GeneratedRegex(@"^(?:public|internal) (?:\w+ )*class (\w+)[^:\n]*: ReceiveActor\b", RegexOptions.Multiline)]
    private static partial Regex ActorClass();

    [GeneratedRegex(@"\b[A-Z]\w+Actor\b")]
    private static partial Regex ActorName();
}
