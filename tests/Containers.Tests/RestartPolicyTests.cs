using System.Runtime.InteropServices;
using Actors.Containers.Tests.Harness;

namespace Actors.Containers.Tests;

/// <summary>Policies of restarts and stops, in /etc/actors and in variables.</summary>
public sealed class RestartPolicyTests
{
    private const string Policies = "/etc/actors/actors.conf";

    [Fact]
    public async Task Restarts_that_are_used_up_shut_the_container_down_with_the_exit_code_of_the_service()
    {
        using var image = new Image()
            .WithFile(Policies, "actors.services.\"w?b\".restart { min-backoff = 1ms, max-restarts = 2, exhausted = shutdown }")
            .WithLongrun("db", run: "#!/probe serve-ready\n", notificationFd: 3)
            .WithLongrun("web", run: "#!/bin/sh\necho run >> /out/trace\nexit 7\n", dependencies: ["base", "db"]);
        await using var container = await image.RunAsync("/probe", "serve");
        Assert.Equal(7, container.ExitCode);
        Assert.Equal(3, container.Trace.Count(line => line == "run"));
        Assert.Contains("down db", container.Trace); // in order, as always
        Assert.Contains("actors: fatal: service web has failed for good: stopping the container with exit code 7", container.StandardError, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_service_that_is_done_is_not_started_again_and_a_variable_says_which_codes_are_success()
    {
        using var image = new Image()
            .WithFile("/etc/actors/conf.d/10-job.conf", "actors.services.job.restart { mode = on-failure, min-backoff = 1ms }")
            .WithEnvironment("ACTORS_SERVICES__JOB__SUCCESS__EXIT_CODES", "[4]")
            .WithLongrun("job", run: "#!/bin/sh\necho run >> /out/trace\n[ -e /out/again ] && echo again >> /out/trace && exit 4\ntouch /out/again\nexit 0\n");
        await using var container = image.Start("/probe", "serve");
        await container.WaitForTraceAsync("^up /$");
        await container.WaitForTraceAsync("^again$"); // Between its two lives it is down, too.
        var waited = await container.ExecAsync("/command/s6-svwait", "-t", "20000", "-D", "/run/service/job");
        Assert.Equal(0, waited.ExitCode);
        await container.SignalAsync(PosixSignal.SIGTERM);
        await container.WaitForExitAsync();
        Assert.Equal(0, container.ExitCode);
        Assert.Equal(2, container.Trace.Count(line => line == "run"));
    }

    [Fact]
    public async Task The_signal_that_stops_a_service_is_the_one_of_its_policy()
    {
        using var image = new Image()
            .WithFile(Policies, "actors.service-defaults.stop { signal = SIGUSR1, timeout = 30s }")
            .WithLongrun("web", run: "#!/bin/sh\ntrap 'echo usr1 >> /out/trace; exit 0' USR1\ntrap 'echo term >> /out/trace' TERM\necho >&3\nwhile :; do sleep 0.01; done\n", notificationFd: 3);
        await using var container = await image.RunAsync("/probe", "exit", "0");
        Assert.Equal(["usr1"], container.Trace);
    }

    [Fact]
    public async Task A_bad_policy_is_one_line_each_and_the_container_runs_with_the_defaults()
    {
        using var image = new Image()
            .WithFile(Policies, "actors {\n  services.web.restart.max-restart = 3\n  service-defaults.restart.mode = sometimes\n}\n")
            .WithLongrun("web", run: "#!/probe serve-ready\n", notificationFd: 3);
        await using var container = await image.RunAsync("/probe", "exit", "5");
        Assert.Equal(5, container.ExitCode);
        Assert.Equal(["up web", "down web"], container.Trace);
        Assert.Contains($"actors: warning: {Policies}:2: unknown key actors.services.web.restart.max-restart (is max-restarts meant?)\n", container.StandardError, StringComparison.Ordinal);
        Assert.Contains($"actors: warning: {Policies}:3: actors.service-defaults.restart.mode: expected always, on-failure or never, found sometimes\n", container.StandardError, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_bad_policy_stops_the_container_where_a_failing_stage_2_is_to()
    {
        using var image = new Image()
            .WithFile(Policies, "actors.services.web {")
            .WithEnvironment("S6_BEHAVIOUR_IF_STAGE2_FAILS", "2");
        await using var container = await image.RunAsync("/probe", "trace", "CMD");
        Assert.Equal(1, container.ExitCode);
        Assert.Empty(container.Trace);
        Assert.Contains($"actors: warning: {Policies}:1: ", container.StandardError, StringComparison.Ordinal);
    }
}
