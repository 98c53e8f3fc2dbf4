using Actors.Containers.Tests.Harness;
using Actors.Control;

namespace Actors.Containers.Tests;

/// <summary>Policies of restarts: modes, pauses, windows, and what follows when they are used up.</summary>
public sealed class RestartWindowTests
{
    private const string Policies = "/etc/actors/actors.conf";

    /// <summary>Writes run1, run2 ... into the trace.</summary>
    private const string Count = "n=$(($(cat /out/n 2>/dev/null || echo 0) + 1)); echo $n > /out/n; echo run$n >> /out/trace; ";

    [Fact]
    public async Task Mode_never_is_one_run_whatever_its_end()
    {
        using var image = With($"services.job {{ command = \"{Count} exit 3\", restart.mode = never }}");
        await using var container = image.Start("/probe", "serve");
        var job = await container.WaitForServiceAsync("job", job => job.State == ServiceState.Failed);
        Assert.Equal(1, job.Starts);
        Assert.Equal(3, job.LastExit!.Value.Code);
        await container.WaitForOutputAsync(@"s6-supervise job: warning: run exited 3: the service has failed, and is not started again \(restart.mode\)");
        Assert.Equal(1, (await container.ExecAsync("/command/actors", "health", "--live")).ExitCode);
    }

    [Fact]
    public async Task A_signal_can_be_a_success_too()
    {
        using var image = With($"services.job {{ command = \"{Count} kill -USR1 $$\", restart.mode = on-failure, success.signals = [SIGUSR1] }}");
        await using var container = image.Start("/probe", "serve");
        var job = await container.WaitForServiceAsync("job", job => job.State == ServiceState.Down && job.LastExit is not null);
        Assert.Equal((1, false), (job.Starts, job.IsWantedUp));
        Assert.True(job.LastExit!.Value.IsSignaled);
        Assert.Equal(0, (await container.ExecAsync("/command/actors", "health")).ExitCode);
    }

    [Fact]
    public async Task The_pause_is_that_of_the_policy_and_a_request_does_not_wait_for_its_end()
    {
        using var image = With("services.web { command = \"exit 1\", restart { min-backoff = 1h, max-backoff = 2h } }");
        await using var container = image.Start("/probe", "serve");
        var web = await container.WaitForServiceAsync("web", web => web.State == ServiceState.Waiting);
        Assert.Equal(1, web.Starts);
        Assert.Matches("^the pause before its next start, in [0-9]+m$", web.Reason!);
        _ = await container.ExecAsync("/command/actors", "restart", "web");
        _ = await container.WaitForServiceAsync("web", web => web is { State: ServiceState.Waiting, Starts: 2 });
    }

    /// <summary>Without the longest pause the fifth run would come after hours.</summary>
    [Fact]
    public async Task No_pause_is_longer_than_the_longest()
    {
        using var image = With($"services.web {{ command = \"{Count} exit 1\", restart {{ min-backoff = 1ms, multiplier = 100, jitter = 1, max-backoff = 5ms }} }}");
        await using var container = image.Start("/probe", "serve");
        await container.WaitForTraceAsync("^run5$");
    }

    /// <summary>By the default the second pause would be two seconds.</summary>
    [Fact]
    public async Task Each_pause_is_longer_than_the_one_before_by_the_multiplier()
    {
        using var image = With("services.web { command = \"exit 1\", restart { min-backoff = 1s, max-backoff = 1h, multiplier = 100, jitter = 0 } }");
        await using var container = image.Start("/probe", "serve");
        var web = await container.WaitForServiceAsync("web", web => web is { State: ServiceState.Waiting, Starts: 2 });
        Assert.Matches("^the pause before its next start, in [0-9]{2}s$", web.Reason!);
    }

    [Fact]
    public async Task Services_that_fall_together_do_not_rise_together_where_there_is_jitter()
    {
        const int Count = 8;
        using var image = With($"services {{ spread {{ instances = {Count}, restart.jitter = 1 }}, even {{ instances = {Count}, restart.jitter = 0 }} }}, service-defaults {{ command = \"exit 1\", restart {{ min-backoff = 10h, max-backoff = 100h }} }}");
        await using var container = image.Start("/probe", "serve");
        Assert.All(await Hours("even"), hours => Assert.Equal(9, hours)); // and 59 minutes
        var spread = await Hours("spread");
        Assert.All(spread, hours => Assert.InRange(hours, 9, 19));
        Assert.NotEqual(spread.Min(), spread.Max());

        async Task<List<int>> Hours(string name)
        {
            var hours = new List<int>();
            for (var number = 1; number <= Count; number++)
            {
                var service = await container.WaitForServiceAsync($"{name}@{number}", service => service is { State: ServiceState.Waiting, Starts: 1 });
                Assert.Matches("^the pause before its next start, in [0-9]+h$", service.Reason!);
                hours.Add(int.Parse(service.Reason!.Split(' ')[^1].TrimEnd('h'), System.Globalization.CultureInfo.InvariantCulture));
            }

            return hours;
        }
    }

    [Fact]
    public async Task A_long_life_makes_all_restarts_available_again()
    {
        using var image = With($"services.web {{ command = \"{Count} sleep 0.1; exit 1\", restart {{ min-backoff = 1ms, max-restarts = 1, reset-after = 50ms }} }}");
        await using var container = image.Start("/probe", "serve");
        await container.WaitForTraceAsync("^run4$");
    }

    [Fact]
    public async Task A_window_forgets_what_is_older_than_it()
    {
        using var image = With($"services.web {{ command = \"{Count} exit 1\", restart {{ min-backoff = 30ms, jitter = 0, max-restarts = 1, within = 1ms }} }}");
        await using var container = image.Start("/probe", "serve");
        await container.WaitForTraceAsync("^run4$");
    }

    [Fact]
    public async Task A_service_whose_restarts_are_used_up_stays_down_until_somebody_starts_it()
    {
        using var image = With($"services.web {{ command = \"{Count} exit 1\", restart {{ min-backoff = 1ms, max-restarts = 1, within = 1h, exhausted = stop }} }}");
        await using var container = image.Start("/probe", "serve");
        Assert.Equal(2, (await container.WaitForServiceAsync("web", web => web.State == ServiceState.Failed)).Starts);
        await container.WaitForOutputAsync(@"s6-supervise web: warning: run exited 1: its restarts are used up \(1 within 3600 s\): the service has failed for good");
        Assert.Contains("web failed: its restarts are used up (1 within 3600 s): it has failed for good", await container.ActorsAsync("why", "web"), StringComparison.Ordinal);
        _ = await container.ExecAsync("/command/actors", "start", "web");
        // A start by request begins the count again.
        Assert.Equal(4, (await container.WaitForServiceAsync("web", web => web is { State: ServiceState.Failed, Starts: > 2 })).Starts);
        Assert.Equal(["run1", "run2", "run3", "run4"], container.Trace.Where(line => line.StartsWith("run", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task What_escalates_without_a_group_ends_the_container_with_its_exit_code()
    {
        using var image = With("services.web { command = \"exit 9\", restart { max-restarts = 0, exhausted = escalate } }");
        await using var container = await image.RunAsync("/probe", "serve");
        Assert.Equal(9, container.ExitCode);
    }

    private static Image With(string policy) => new Image().WithFile(Policies, $"actors {{ {policy} }}\n");
}
