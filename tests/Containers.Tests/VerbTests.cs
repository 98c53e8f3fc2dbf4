using System.Text.Json;
using Actors.Containers.Tests.Harness;

namespace Actors.Containers.Tests;

/// <summary>Verbs of <c>actors</c>, and options of them, that other tests leave out.</summary>
public sealed class VerbTests
{
    [Fact]
    public async Task Status_is_drawn_again_whenever_something_changes()
    {
        using var image = Shop();
        await using var container = image.Start("sleep", "1000");
        await container.WaitForBootAsync();
        using var terminal = new Terminal(container, 110, 24, "/command/actors", "status", "-w");
        await terminal.WaitForAsync("^web +up ");
        _ = await container.ActorsAsync("stop", "web");
        await terminal.WaitForAsync("^web +down ");
        _ = await container.ActorsAsync("start", "web");
        await terminal.WaitForAsync("^web +up ");
        terminal.Press("C-c");
        await terminal.WaitForAsync(@"\[ended 130\]");
        Assert.Single(terminal.Screen.Split('\n'), line => line.StartsWith("web ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Stop_and_restart_take_along_what_needs_it_and_essential_services_only_by_force()
    {
        using var image = Shop().WithServiceFile("db", "flag-essential", "");
        await using var container = image.Start("sleep", "1000");
        await container.WaitForBootAsync();
        var refused = await container.ExecAsync("/command/actors", "stop", "db");
        Assert.Equal(1, refused.ExitCode);
        Assert.Contains("db would have to stop, which is flagged essential", refused.StandardError, StringComparison.Ordinal);
        _ = await container.ActorsAsync("status", "db", "web");
        var pid = await PidAsync(container, "web");
        _ = await container.ActorsAsync("restart", "db");
        Assert.Equal(pid, await PidAsync(container, "web"));
        _ = await container.ActorsAsync("restart", "--with-dependents", "--force", "db");
        Assert.NotEqual(pid, await PidAsync(container, "web"));
        Assert.Equal("", await container.ActorsAsync("stop", "--quiet", "--force", "db"));
        Assert.Equal(1, (await container.ExecAsync("/command/actors", "status", "web")).ExitCode);
    }

    [Fact]
    public async Task A_signal_can_be_for_the_process_its_group_or_all_that_it_has_started()
    {
        const string Child = "trap 'echo child >> /out/trace' USR1; touch /out/there; while :; do sleep 0.02; done";
        using var image = new Image().WithLongrun("web", run: $"#!/bin/sh\ntrap 'echo main >> /out/trace' USR1\nsh -c \"{Child}\" &\nwhile :; do sleep 0.02; done\n");
        await using var container = image.Start("sleep", "1000");
        await container.WaitForFileAsync("there");
        _ = await container.WaitForServiceAsync("web", web => web.State == Control.ServiceState.Up);
        _ = await container.ActorsAsync("signal", "USR1", "web");
        await container.WaitForTraceAsync("^main$");
        Assert.DoesNotContain("child", container.Trace);
        _ = await container.ActorsAsync("signal", "--to", "group", "SIGUSR1", "web");
        await container.WaitForTraceAsync("^child$");
        Assert.Equal(1, (await container.ExecAsync("/command/actors", "signal", "NONSENSE", "web")).ExitCode);
    }

    [Fact]
    public async Task Logs_of_several_services_are_merged_followed_and_filtered()
    {
        using var image = new Image()
            .WithLongrun("talk", run: "#!/bin/sh\necho first; until [ -e /out/go ]; do sleep 0.02; done; echo second; exec sleep 1000\n")
            .WithServiceFile("talk", "producer-for", "talk-log\n")
            .WithLongrun("talk-log", run: "#!/bin/sh\nexec logutil-service /var/log/talk\n")
            .WithServiceFile("talk-log", "consumer-for", "talk\n")
            .WithDirectory("/var/log/talk", 0b111_111_111).WithFile("/var/log/other/lock", "").WithFile("/var/log/other/current", "@400000006921a5c50bebc200 other line\n");
        await using var container = image.Start("sleep", "1000");
        await container.ShellAsync("until grep -q first /var/log/talk/current; do sleep 0.02; done");
        var all = Container.Lines(await container.ActorsAsync("logs", "-n", "all"));
        Assert.Equal(2, all.Length);
        Assert.Contains("other line", all[0], StringComparison.Ordinal);
        Assert.Contains("first", all[1], StringComparison.Ordinal);
        Assert.DoesNotContain("other", await container.ActorsAsync("logs", "talk"), StringComparison.Ordinal);
        Assert.DoesNotContain("other", await container.ActorsAsync("logs", "--since", "10m"), StringComparison.Ordinal);
        using var terminal = new Terminal(container, 110, 24, "/command/actors", "logs", "-f", "talk");
        await terminal.WaitForAsync("first");
        await container.ShellAsync("touch /out/go");
        await terminal.WaitForAsync("second");
        terminal.Press("C-c");
        await terminal.WaitForAsync(@"\[ended 130\]");
    }

    [Fact]
    public async Task Events_tell_of_a_life_from_its_start_to_its_end()
    {
        using var image = Shop();
        await using var container = image.Start("sleep", "1000");
        await container.WaitForBootAsync();
        using var terminal = new Terminal(container, 110, 40, "/command/actors", "events", "-f", "--json", "web");
        // It listens once it has a connection: until then the service is moved again and again.
        while (!terminal.Screen.Contains("\"event\":\"stopping\"", StringComparison.Ordinal))
        {
            _ = await container.ActorsAsync("stop", "web");
            _ = await container.ActorsAsync("start", "web");
        }

        foreach (var kind in new[] { "stopping", "exited", "down", "starting", "started", "ready", "up" })
            await terminal.WaitForAsync($"\"event\": ?\"{kind}\"");
    }

    [Fact]
    public async Task A_shutdown_runs_to_its_end_in_order()
    {
        using var image = Shop();
        await using var container = image.Start("sleep", "1000");
        await container.WaitForBootAsync();
        Assert.Equal(100, (await container.ExecAsync("/command/actors", "shutdown", "--code", "300")).ExitCode);
        _ = await container.ActorsAsync("shutdown", "--code", "9");
        await container.WaitForExitAsync();
        Assert.Equal(9, container.ExitCode);
        Assert.True(Array.IndexOf(container.Trace, "down web") < Array.IndexOf(container.Trace, "down db"));
    }

    [Fact]
    public async Task A_timeout_of_a_change_is_kept_and_says_who_was_waited_for()
    {
        using var image = new Image().WithLongrun("deaf", run: "#!/bin/sh\ntrap '' TERM\ntouch /out/deaf\nwhile :; do sleep 0.02; done\n");
        await using var container = image.Start("sleep", "1000");
        await container.WaitForFileAsync("deaf");
        await container.WaitForBootAsync();
        var stop = await container.ExecAsync("/command/actors", "stop", "--timeout", "0.1", "deaf");
        Assert.NotEqual(0, stop.ExitCode);
        Assert.Contains("deaf", stop.StandardError, StringComparison.Ordinal);
        Assert.Contains("stop.timeout", await container.ActorsAsync("why", "deaf"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Names_and_version_are_for_scripts()
    {
        using var image = Shop();
        await using var container = image.Start("sleep", "1000");
        await container.WaitForBootAsync();
        Assert.Matches("^actors [0-9]", await container.ActorsAsync("version"));
        using var version = JsonDocument.Parse(await container.ActorsAsync("version", "--json"));
        Assert.Equal(JsonValueKind.Object, version.RootElement.ValueKind);
        Assert.Contains("s6-svc\n", await container.ActorsAsync("names"), StringComparison.Ordinal);
        Assert.Contains("digraph", await container.ActorsAsync("graph", "-o", "dot"), StringComparison.Ordinal);
    }

    private static Image Shop() => new Image()
        .WithLongrun("db", run: "#!/probe serve-ready\n", notificationFd: 3)
        .WithLongrun("web", run: "#!/probe serve-ready\n", dependencies: ["db"], notificationFd: 3);

    private static async Task<int> PidAsync(Container container, string service) => (await container.WaitForServiceAsync(service, status => status.Pid > 0)).Pid;
}
