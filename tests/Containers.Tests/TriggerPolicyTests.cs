using Actors.Containers.Tests.Harness;
using Actors.Control;

namespace Actors.Containers.Tests;

/// <summary>Services that times and files start.</summary>
public sealed class TriggerPolicyTests
{
    /// <summary>It takes up to a minute: less is not to be had of cron.</summary>
    [Fact]
    public async Task A_cron_expression_starts_a_service_at_the_full_minute_and_names_of_the_zone_count()
    {
        using var image = With("""
            service-defaults.trigger.at-start = false
            services {
              minute { command = "date +%S >> /out/minute; touch /out/done", trigger.cron = "* * * * *" }
              never { command = "touch /out/never", trigger.cron = "0 0 29 feb *" }
            }
            """);
        await using var container = image.Start("/probe", "serve");
        var armed = await container.WaitForServiceAsync("minute", minute => minute.State == ServiceState.Waiting || minute.Starts > 0);
        Assert.Matches(@"^its trigger, cron \* \* \* \* \*", armed.Reason ?? "");
        // It may take the whole of the minute that others are patient for.
        for (var looks = 0; looks < 2; looks++)
        {
            try
            {
                await container.WaitForFileAsync("done");
            }
            catch (TimeoutException) when (looks == 0)
            {
                // once more
            }
        }

        Assert.InRange(int.Parse(container.ReadFile("minute").Split('\n')[0], System.Globalization.CultureInfo.InvariantCulture), 0, 20);
        Assert.Equal("", container.ReadFile("never"));
        Assert.Equal(0, (await container.WaitForServiceAsync("never", _ => true)).Starts);
    }

    [Fact]
    public async Task It_can_run_when_the_container_starts_too_and_what_needs_it_does_not_wait_for_the_first_time()
    {
        using var image = With("""
            services {
              at-start { command = "echo at-start >> /out/trace", trigger { every = 1h, at-start = true } }
              later { command = "echo later >> /out/trace", trigger.every = 1h }
              after { type = oneshot, command = "echo after >> /out/trace", depends-on = [later] }
            }
            """);
        await using var container = image.Start("/probe", "serve");
        await container.WaitForTraceAsync("^at-start$");
        await container.WaitForTraceAsync("^after$");
        await container.WaitForBootAsync();
        // It waits for what triggers it, and nothing is wrong with that.
        Assert.Contains("later waits: its trigger, every 3600 s, in 59m", await container.ActorsAsync("why", "later"), StringComparison.Ordinal);
        _ = await container.ActorsAsync("health");
        Assert.DoesNotContain("later", container.Trace);
        // By hand it runs once, too, and waits for its trigger again.
        _ = await container.ActorsAsync("restart", "later");
        await container.WaitForTraceAsync("^later$");
        _ = await container.WaitForServiceAsync("later", later => later is { State: ServiceState.Waiting, Starts: 1, LastExit: not null, IsWantedUp: false });
    }

    [Fact]
    public async Task A_file_starts_it_when_it_is_created_written_or_replaced()
    {
        using var image = With("services.seen { command = \"cat /out/watched >> /out/trace\", trigger.path = /out/watched }");
        await using var container = image.Start("/probe", "serve");
        _ = await container.WaitForServiceAsync("seen", seen => seen is { State: ServiceState.Waiting, Reason: "its trigger, a change of /out/watched" });
        foreach (var (word, change) in new[] { ("created", "echo created > /out/watched"), ("written", "echo written > /out/watched"), ("replaced", "echo replaced > /out/new; mv /out/new /out/watched") })
        {
            await container.ShellAsync(change);
            await container.WaitForTraceAsync($"^{word}$");
            _ = await container.WaitForServiceAsync("seen", seen => seen.Pid == 0);
        }
    }

    private static Image With(string policy) => new Image().WithFile("/etc/actors/actors.conf", $"actors {{\n{policy}\n}}\n");
}
