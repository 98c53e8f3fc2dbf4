using Actors.Containers.Tests.Harness;
using Actors.Control;
using Actors.Platform;

namespace Actors.Containers.Tests;

/// <summary>Policies of stopping and of how long things may take.</summary>
public sealed class StopPolicyTests
{
    private const string Deaf = "trap '' TERM; echo up >> /out/trace; while :; do sleep 0.02; done";

    [Fact]
    public async Task Who_does_not_end_in_time_is_killed()
    {
        using var image = With($"services.web {{ command = \"{Deaf}\", stop.timeout = 50ms }}");
        await using var container = image.Start("/probe", "serve");
        await container.WaitForTraceAsync("^up$");
        Assert.Equal("web: down\n", await container.ActorsAsync("stop", "web"));
        Assert.Equal(Signal.Kill, (await container.WaitForServiceAsync("web", web => web.State == ServiceState.Down)).LastExit!.Value.Signal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_whole_process_group_is_killed_where_the_policy_says_so(bool killsGroup)
    {
        using var image = With($"services.web {{ command = \"trap '' TERM; sleep 1000 & echo $! > /out/child; echo up >> /out/trace; wait\", stop {{ timeout = 50ms, kill-group = {(killsGroup ? "true" : "false")} }} }}");
        await using var container = image.Start("/probe", "serve");
        await container.WaitForTraceAsync("^up$");
        _ = await container.ActorsAsync("stop", "web");
        if (killsGroup)
            _ = await container.ShellAsync("while kill -0 $(cat /out/child) 2>/dev/null; do sleep 0.01; done");
        else
            _ = await container.ShellAsync("kill -0 $(cat /out/child)");
    }

    [Fact]
    public async Task A_finish_that_does_not_end_in_time_is_killed()
    {
        using var image = With("services.web { command = [sleep, 1000], finish = \"echo finish >> /out/trace; sleep 1000\", stop.finish-timeout = 50ms }");
        await using var container = image.Start("/probe", "serve");
        _ = await container.WaitForServiceAsync("web", web => web.State == ServiceState.Up);
        Assert.Equal("web: down\n", await container.ActorsAsync("stop", "web"));
        Assert.Contains("finish", container.Trace);
    }

    [Fact]
    public async Task The_signal_that_reloads_is_the_one_of_the_policy()
    {
        using var image = With("services.web { command = \"trap 'echo usr2 >> /out/trace' USR2; trap 'echo hup >> /out/trace' HUP; echo up >> /out/trace; while :; do sleep 0.02; done\", stop.reload-signal = SIGUSR2 }");
        await using var container = image.Start("/probe", "serve");
        await container.WaitForTraceAsync("^up$");
        _ = await container.ActorsAsync("reload", "web");
        await container.WaitForTraceAsync("^usr2$");
        Assert.DoesNotContain("hup", container.Trace);
    }

    [Fact]
    public async Task What_is_not_ready_in_time_has_failed_and_what_needs_it_is_not_started()
    {
        using var image = With("services { web { command = [sleep, 1000], readiness { kind = file, path = /out/never, interval = 10ms }, timeouts.up = 100ms }, after { type = oneshot, command = \"echo after >> /out/trace\", depends-on = [web] } }");
        await using var container = await image.RunAsync("/probe", "exit", "4");
        Assert.Equal(4, container.ExitCode);
        Assert.DoesNotContain("after", container.Trace);
        Assert.Contains("unable to start service web: ", container.StandardError, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_stop_that_takes_too_long_is_reported()
    {
        using var image = With($"services.web {{ command = \"{Deaf}\", timeouts.down = 50ms }}");
        await using var container = image.Start("/probe", "serve");
        await container.WaitForTraceAsync("^up$");
        var stop = await container.ExecAsync("/command/actors", "stop", "web");
        Assert.Equal(1, stop.ExitCode);
        Assert.NotEqual("", stop.StandardError + stop.StandardOutput);
    }

    private static Image With(string policy) => new Image().WithFile("/etc/actors/actors.conf", $"actors {{ {policy} }}\n");
}
