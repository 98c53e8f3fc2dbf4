using Actors.Containers.Tests.Harness;

namespace Actors.Containers.Tests;

/// <summary>What bash, zsh and fish themselves complete, with the scripts that <c>actors completion</c> prints: keys are pressed, and the screen is looked at.</summary>
public sealed class CompletionTests
{
    private const string Path = "PATH=/command:/usr/bin:/bin";

    [Fact]
    public async Task Bash_completes_commands_options_services_and_files()
    {
        using var image = Shop();
        await using var container = image.Start("sleep", "1000");
        await container.WaitForBootAsync();
        using var terminal = new Terminal(container, 100, 30, "/usr/bin/env", Path, "TERM=screen", "HOME=/tmp", "/usr/bin/bash", "--norc", "--noprofile");
        await terminal.WaitForAsync(@"bash-.*# *$");
        terminal.Type("eval \"$(actors completion bash)\"; PS1='bash> '; clear");
        terminal.Press("Enter");
        await terminal.WaitForAsync(@"\Abash> *$");
        await CompletesAsync(terminal, "bash", "actors conf", "actors config");
        await CompletesAsync(terminal, "bash", "actors status --js", "actors status --json");
        await CompletesAsync(terminal, "bash", "actors restart we", "actors restart web");
        await CompletesAsync(terminal, "bash", "actors restart 'od", "actors restart 'odd-one'");
        await CompletesAsync(terminal, "bash", "actors check /etc/s6-over", "actors check /etc/s6-overlay/");
        terminal.Type("actors sta");
        terminal.Press("Tab", "Tab");
        await terminal.WaitForAsync("^start +status$");
    }

    [Fact]
    public async Task Zsh_completes_commands_options_services_and_files_and_describes_them()
    {
        using var image = Shop();
        await using var container = image.Start("sleep", "1000");
        await container.WaitForBootAsync();
        using var terminal = new Terminal(container, 100, 30, "/usr/bin/env", Path, "TERM=screen", "HOME=/tmp", "/usr/bin/zsh", "-f");
        await terminal.WaitForAsync("# *$");
        terminal.Type("autoload -Uz compinit; compinit -u -D; eval \"$(actors completion zsh)\"; PS1='zsh> '; clear");
        terminal.Press("Enter");
        await terminal.WaitForAsync(@"\Azsh> *$");
        await CompletesAsync(terminal, "zsh", "actors conf", "actors config");
        await CompletesAsync(terminal, "zsh", "actors status --js", "actors status --json");
        await CompletesAsync(terminal, "zsh", "actors restart we", "actors restart web");
        await CompletesAsync(terminal, "zsh", "actors check /etc/s6-over", "actors check /etc/s6-overlay/");
        terminal.Type("actors sta");
        terminal.Press("Tab");
        await terminal.WaitForAsync("^start +-- Start services");
        await terminal.WaitForAsync("^status +-- ");
    }

    [Fact]
    public async Task Fish_completes_commands_options_services_and_files_and_describes_them()
    {
        using var image = Shop();
        await using var container = image.Start("sleep", "1000");
        await container.WaitForBootAsync();
        Assert.Matches("(?s)^start\tStart services.*\nstatus\t", await OfferAsync("actors sta"));
        Assert.StartsWith("--json\tPrint JSON", await OfferAsync("actors status --js"), StringComparison.Ordinal);
        Assert.Equal("web\n", await OfferAsync("actors restart we"));
        Assert.Contains("/etc/s6-overlay/", await OfferAsync("actors check /etc/s6-over"), StringComparison.Ordinal);
        Assert.Equal("", await OfferAsync("actors restart nothing-like-it"));

        using var terminal = new Terminal(container, 100, 30, "/usr/bin/env", Path, "TERM=screen", "HOME=/tmp", "/usr/bin/fish", "--no-config");
        await terminal.WaitForAsync("# *$");
        terminal.Type("actors completion fish | source; function fish_prompt; echo 'fish> '; end; clear");
        terminal.Press("Enter");
        await terminal.WaitForAsync(@"\Afish> *$");
        await CompletesAsync(terminal, "fish", "actors restart we", "actors restart web");

        async Task<string> OfferAsync(string line)
        {
            var result = await container.ExecAsync("/usr/bin/env", Path, "HOME=/tmp", "/usr/bin/fish", "--no-config", "-c", $"actors completion fish | source; complete -C '{line}'");
            Assert.True(result.ExitCode == 0, result.StandardError);
            return result.StandardOutput;
        }
    }

    private static async Task CompletesAsync(Terminal terminal, string shell, string typed, string completed)
    {
        terminal.Type(typed);
        terminal.Press("Tab");
        await terminal.WaitForAsync($@"^{shell}> {System.Text.RegularExpressions.Regex.Escape(completed)} *$");
        terminal.Press("C-u", "C-l");
        await terminal.WaitForAsync($@"^{shell}> *$");
    }

    /// <summary>With the machine's own programs, which have the shells.</summary>
    private static Image Shop() => new Image()
        .WithLongrun("web", run: "#!/bin/sh\nexec sleep 1000\n")
        .WithLongrun("odd-one", run: "#!/bin/sh\nexec sleep 1000\n")
        .WithBind("/usr", "/usr").WithBind("/usr/lib", "/lib").WithBind("/usr/lib64", "/lib64");
}
