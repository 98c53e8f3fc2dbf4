using Actors.Platform;

namespace Actors.Tools.Tests;

/// <summary>The cases of Data/*.cases: every option and every failure of the tools, as processes, as the original tools show them.</summary>
public sealed class CommandCaseTests
{
    /// <summary>Files whose cases need root.</summary>
    private const string Privileged = ".root.cases";

    /// <summary>Files whose cases need Debian's s6: s6-supervise and s6-svscan, which are none of our tools, or one end of a connection.</summary>
    private const string NeedsDebian = ".debian.cases";

    public static TheoryData<string> CaseFiles() => [.. Directory.GetFiles(DataFolder, "*.cases").Select(Path.GetFileName).OfType<string>().Order()];

    private static string DataFolder => Path.Combine(AppContext.BaseDirectory, "Data");

    [Theory]
    [MemberData(nameof(CaseFiles))]
    public void Our_tools_show_what_the_cases_say(string file) => Check(file, Programs.Ours, _ => true, attempts: 1);

    [Theory]
    [MemberData(nameof(CaseFiles))]
    public void Debian_s_own_tools_show_what_the_cases_say(string file)
    {
        if (Programs.Debian is { } programs)
            Check(file, programs, one => one.OnDebian && IsOnDebian(one.Command), attempts: 2); // Their own races are not ours to find.
    }

    private static void Check(string file, string programs, Func<CommandCase, bool> applies, int attempts)
    {
        if (file.EndsWith(Privileged, StringComparison.Ordinal) && Identity.EffectiveUser != 0)
            return;
        if (file.EndsWith(NeedsDebian, StringComparison.Ordinal) && Programs.Debian is null)
            return;
        var differences = new System.Collections.Concurrent.ConcurrentBag<string>();
        // Most of them wait for processes most of the time.
        Parallel.ForEach(CommandCase.Read(Path.Combine(DataFolder, file)).Where(applies), new() { MaxDegreeOfParallelism = 4 }, one =>
        {
            var expected = new ShellRun(one.Output, one.Errors, one.ExitCode);
            var run = ShellRun.Of(one.Command, programs);
            for (var i = 1; i < attempts && run != expected; i++)
                run = ShellRun.Of(one.Command, programs);
            if (run != expected)
                differences.Add($"$ {one.Command}\n  shows {run}\n  not   {expected}");
        });

        Assert.True(differences.IsEmpty, string.Join("\n", differences));
    }

    /// <summary>Debian's package s6 has the tools of s6, but neither s6-portable-utils nor s6-linux-utils.</summary>
    private static bool IsOnDebian(string command)
    {
        foreach (var word in command.Split(' ', ';', '|', '&', '(', ')', '"', '\''))
        {
            if ((word.StartsWith("s6-", StringComparison.Ordinal) || ToolTable.Names.Contains(word)) && !File.Exists("/usr/bin/" + word))
                return false;
        }

        return true;
    }
}
