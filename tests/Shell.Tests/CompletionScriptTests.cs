using System.Diagnostics;

namespace Actors.Shell.Tests;

public sealed class CompletionScriptTests
{
    [Fact]
    public void Bash_offers_what_actors_says()
    {
        var script = Run.Of("completion", "bash").Output + """
            actors() { printf '%s\n' "$*" >&2; printf 'start\tStart services\nwith blank\tAn odd name\n'; }
            COMP_WORDS=(actors sta); COMP_CWORD=1
            _actors 2>&1
            printf '%s|' "${COMPREPLY[@]}"
            """;
        var start = new ProcessStartInfo("bash", ["--norc", "-c", script]) { RedirectStandardOutput = true, RedirectStandardError = true };
        using var bash = Process.Start(start)!;
        Assert.Equal("start|with\\ blank|", bash.StandardOutput.ReadToEnd());
        bash.WaitForExit();
        Assert.Equal(0, bash.ExitCode);
    }

    [Theory]
    [InlineData("zsh", "compdef")]
    [InlineData("fish", "complete -c actors")]
    public void The_others_have_scripts_too(string shell, string content) => Assert.Contains(content, Run.Of("completion", shell).Output);

    [Fact]
    public void An_unknown_shell_is_a_usage_error() => Assert.Equal(100, Run.Of("completion", "tcsh").Code);
}
