using System.Text.RegularExpressions;

namespace Actors.Execline.Tests.Differential;

/// <summary>What a caller ignores or blocks is handed on exactly as the real execline does, through chains and to children.</summary>
public partial class SignalTests
{
    public static TheoryData<string> Scripts() =>
    [
        "probe",
        "cd dir export A b probe",
        "foreground { probe in } probe out",
        "foreground { cd dir foreground { probe deep } probe in } probe out",
        "if { probe in } probe out",
        "ifelse { probe if } { probe then } probe else",
        "backtick V { probe in } probe out",
        "backtick V { cd dir probe in } probe out",
        "forx -E V { 1 2 } probe $V",
        "forx V { 1 } cd dir probe",
        "background { probe in } importas -u P ! wait { $P } probe out",
        "background { cd dir probe in } importas -u P ! wait { $P } probe out",
        "loopwhilex if { probe in } exit 1",
        "tryexec { nosuch } probe",
        "exec probe",
        "trap { USR2 { true } } probe in",
        "trap { USR2 { true } } cd dir probe in",
        "foreground { trap { USR2 { true } } probe in } probe out",
        "wait -t 0 { } probe out",
        "execlineb -Pc \"foreground { probe in } probe out\"",
        // What it writes is read to the end: with PIPE ignored, a writer that comes too late would say so, and whether it does is chance.
        "heredoc 0 text sh -c \"cat >/dev/null; exec probe\"",
    ];

    [Theory]
    [MemberData(nameof(Scripts))]
    public void Ignored_and_blocked_signals_are_handed_on(string script)
    {
        using var runner = new ScriptRunner();
        foreach (var wrapper in (string[])
            ["--ignore-signal=INT", "--ignore-signal=PIPE", "--ignore-signal=QUIT,HUP,USR1", "--block-signal=USR1", "--block-signal=TERM,CHLD,USR2", "--ignore-signal=TERM --block-signal=TERM",
            "--ignore-signal=RTMIN+5 --block-signal=WINCH"])
        {
            // An older execline unblocks them for children, where a newer one hands them on.
            if (!Programs.Found.IsRecent && wrapper.Contains("block") && Spawning().IsMatch(script))
                continue;
            runner.Wrapper = ["env", .. wrapper.Split(' ')];
            var difference = Comparison.Difference(runner, $"{wrapper}: {script}", "", ["-Pc", script], anyOrder: false, compareMessages: true);
            Assert.True(difference is null, difference);
        }
    }

    [GeneratedRegex("foreground|if|background|loopwhilex")]
    private static partial Regex Spawning();
}
