using System.Globalization;

namespace Actors.Execline.Tests.Differential;

/// <summary>
/// Scripts that nobody wrote, beside the real execline. ACTORS_EXECLINE_SCRIPTS says how many (default 2000), ACTORS_EXECLINE_SEED with which seed the first one
/// is made (default 1): a failure names the seed of its script.
/// </summary>
public class GeneratedScriptTests
{
    private const int Batch = 100;

    public static TheoryData<int> Seeds() =>
        new(Enumerable.Range(0, Setting("ACTORS_EXECLINE_SCRIPTS", 2000) / Batch).Select(batch => Setting("ACTORS_EXECLINE_SEED", 1) + (batch * Batch)));

    [Theory]
    [MemberData(nameof(Seeds))]
    public void A_generated_script_leaves_the_same_behind_as_with_the_real_execline(int firstSeed) =>
        Comparison.AssertSame([.. Enumerable.Range(firstSeed, Batch)], Compare);

    [Fact]
    public void The_same_seed_makes_the_same_script()
    {
        var scripts = Enumerable.Range(1, 50).Select(seed => ScriptGenerator.Generate(seed, recent: true).Text).ToList();
        Assert.Equal(scripts, Enumerable.Range(1, 50).Select(seed => ScriptGenerator.Generate(seed, recent: true).Text));
        Assert.True(scripts.Distinct().Count() > 45);
    }

    private static string? Compare(ScriptRunner runner, int seed)
    {
        var script = ScriptGenerator.Generate(seed, Programs.Found.IsRecent);
        var title = $"seed {seed}: execlineb {string.Join(' ', script.Arguments.Select(word => $"<{word}>"))}\n{script.Text}";
        return Comparison.Difference(runner, title, script.Text, script.Arguments, script.IsConcurrent, compareMessages: true);
    }

    private static int Setting(string name, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : otherwise;
}
