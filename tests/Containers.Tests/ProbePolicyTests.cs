using Actors.Containers.Tests.Harness;
using Actors.Control;

namespace Actors.Containers.Tests;

/// <summary>Health checks, and kinds of readiness that the page does not show.</summary>
public sealed class ProbePolicyTests
{
    /// <summary>Serves until there is <c>/out/broken</c>, and then goes on without serving.</summary>
    private const string Web = "mkdir -p /tmp/www; echo page > /tmp/www/page; httpd -f -p 127.0.0.1:8080 -h /tmp/www & echo up >> /out/trace; until [ -e /out/broken ]; do sleep 0.02; done; kill $!; rm /out/broken; exec sleep 1000";

    private const string Tcp = "kind = tcp, address = \"127.0.0.1:8080\"";

    public static TheoryData<string> Kinds => [Tcp, "kind = http, url = \"http://127.0.0.1:8080/page\"", "kind = exec, command = \"wget -qO /dev/null http://127.0.0.1:8080/page\""];

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task What_is_unhealthy_is_restarted_once_it_was_bad_so_often(string kind)
    {
        using var image = Healthy(kind, "failures = 2");
        await using var container = image.Start("/probe", "serve");
        _ = await container.WaitForServiceAsync("web", web => web.State == ServiceState.Up);
        await container.ShellAsync("touch /out/broken");
        _ = await container.WaitForServiceAsync("web", web => web is { Starts: 2, State: ServiceState.Up });
        await container.WaitForOutputAsync(@"service web is unhealthy: .+ \(2 in a row\)");
        Assert.Equal(2, container.Trace.Count(line => line == "up"));
    }

    [Fact]
    public async Task What_is_unhealthy_can_be_stopped()
    {
        using var image = Healthy(Tcp, "failures = 1, action = stop");
        await using var container = image.Start("/probe", "serve");
        _ = await container.WaitForServiceAsync("web", web => web.State == ServiceState.Up);
        await container.ShellAsync("touch /out/broken");
        Assert.Equal(1, (await container.WaitForServiceAsync("web", web => web.State is ServiceState.Down or ServiceState.Failed)).Starts);
    }

    [Fact]
    public async Task What_is_unhealthy_can_end_the_container()
    {
        using var image = Healthy(Tcp, "failures = 1, action = shutdown");
        await using var container = image.Start("/probe", "serve");
        _ = await container.WaitForServiceAsync("web", web => web.State == ServiceState.Up);
        await container.ShellAsync("touch /out/broken");
        await container.WaitForExitAsync();
        Assert.Equal(1, container.ExitCode);
    }

    [Fact]
    public async Task What_is_unhealthy_can_be_left_as_it_is_and_is_shown_until_it_is_well_again()
    {
        using var image = new Image().WithFile("/etc/actors/actors.conf", """
            actors.services.web {
              command = [sleep, 1000]
              health { kind = exec, command = "[ ! -e /out/broken ]", interval = 20ms, failures = 1, action = none }
            }
            """);
        await using var container = image.Start("/probe", "serve");
        _ = await container.WaitForServiceAsync("web", web => web.State == ServiceState.Up);
        await container.ShellAsync("touch /out/broken");
        await container.WaitForOutputAsync("service web is unhealthy: ");
        var health = await container.ExecAsync("/command/actors", "health");
        Assert.Equal(1, health.ExitCode);
        Assert.Contains("web", health.StandardOutput, StringComparison.Ordinal);
        Assert.True((await container.WaitForServiceAsync("web", web => web.IsUnhealthy)).State == ServiceState.Up);
        Assert.Contains("web is up, but unhealthy: ", await container.ActorsAsync("why", "web"), StringComparison.Ordinal);
        await container.ShellAsync("rm /out/broken");
        await container.WaitForOutputAsync("service web is healthy again");
        Assert.Equal(0, (await container.ExecAsync("/command/actors", "health")).ExitCode);
        Assert.Equal(1, (await container.WaitForServiceAsync("web", web => web.State == ServiceState.Up)).Starts);
    }

    [Fact]
    public async Task In_its_first_time_a_bad_check_does_not_count()
    {
        using var image = new Image().WithFile("/etc/actors/actors.conf", """
            actors.services.web {
              command = "exec sleep 1000"
              health { kind = exec, command = "echo probe >> /out/trace; exit 1", interval = 10ms, failures = 1, start-period = 1h }
            }
            """);
        await using var container = image.Start("/probe", "serve");
        await container.ShellAsync("until [ $(grep -c probe /out/trace) -ge 5 ]; do sleep 0.01; done");
        Assert.Equal(1, (await container.WaitForServiceAsync("web", web => web.State == ServiceState.Up)).Starts);
        Assert.DoesNotContain("unhealthy", container.StandardError, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_probe_that_hangs_is_given_up_and_repeated()
    {
        using var image = new Image().WithFile("/etc/actors/actors.conf", """
            actors.services.web {
              command = [sleep, 1000]
              readiness { kind = exec, command = "[ -e /out/tried ] || { touch /out/tried; exec sleep 1000; }", interval = 10ms, timeout = 100ms }
            }
            """);
        await using var container = await image.RunAsync("/probe", "exit", "3");
        Assert.Equal(3, container.ExitCode);
    }

    /// <summary>The service never writes to its notification-fd: without the policy the boot would wait for ever.</summary>
    [Fact]
    public async Task A_policy_can_say_that_to_be_up_is_to_be_ready()
    {
        using var image = new Image()
            .WithFile("/etc/actors/actors.conf", "actors.services.web.readiness.kind = up\n")
            .WithLongrun("web", run: "#!/bin/sh\nexec sleep 1000\n", notificationFd: 3);
        await using var container = await image.RunAsync("/probe", "exit", "3");
        Assert.Equal(3, container.ExitCode);
    }

    private static Image Healthy(string kind, string more) => new Image().WithFile("/etc/actors/actors.conf", $$"""
        actors.services.web {
          command = "{{Web}}"
          readiness { {{kind}}, interval = 20ms }
          health { {{kind}}, interval = 20ms, {{more}} }
          restart.min-backoff = 5ms
        }
        """);
}
