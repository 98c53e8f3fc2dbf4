using Actors.Containers.Tests.Harness;
using Actors.Control;

namespace Actors.Containers.Tests;

/// <summary>Services that fail together.</summary>
public sealed class GroupPolicyTests
{
    [Theory]
    [InlineData("one-for-one", "b")]
    [InlineData("rest-for-one", "b c")]
    [InlineData("all-for-one", "a b c")]
    public async Task The_strategy_says_who_is_restarted_and_the_order_of_the_group_in_which_order(string strategy, string restarted)
    {
        using var image = Group($"strategy = {strategy}");
        await using var container = image.Start("/probe", "serve");
        foreach (var name in new[] { "a", "b", "c" })
            await container.WaitForTraceAsync($"^{name}$");
        await container.WaitForBootAsync();
        var before = container.Trace.Length;
        await container.ExecAsync("/command/s6-svc", "-k", "/run/service/b");
        var expected = restarted.Split(' ');
        foreach (var name in expected)
            _ = await container.WaitForServiceAsync(name, service => service is { Starts: 2, State: ServiceState.Up });
        foreach (var name in "abc".Select(letter => $"{letter}").Except(expected))
            Assert.Equal(1, (await container.WaitForServiceAsync(name, service => service.State == ServiceState.Up)).Starts);
        // Each rises when the one before is ready, and is ready when it has written.
        Assert.Equal(expected, container.Trace.Skip(before));
    }

    [Fact]
    public async Task A_group_whose_restarts_are_used_up_is_down_for_good()
    {
        using var image = Group("strategy = all-for-one, max-restarts = 1, within = 1h, exhausted = stop");
        await using var container = image.Start("/probe", "serve");
        await container.WaitForTraceAsync("^c$");
        await container.WaitForBootAsync();
        await container.ExecAsync("/command/s6-svc", "-k", "/run/service/a");
        foreach (var name in new[] { "a", "b", "c" })
            _ = await container.WaitForServiceAsync(name, service => service is { Starts: 2, State: ServiceState.Up });
        await container.ExecAsync("/command/s6-svc", "-k", "/run/service/b");
        foreach (var name in new[] { "a", "b", "c" })
            Assert.Equal(2, (await container.WaitForServiceAsync(name, service => service is { State: ServiceState.Failed or ServiceState.Down, Pid: 0 })).Starts);
        await container.WaitForOutputAsync("group letters: b has failed for good, and all services of the group with it");
    }

    [Theory]
    [InlineData("shutdown")]
    [InlineData("escalate")]
    public async Task A_service_that_escalates_leaves_the_answer_to_its_group(string answer)
    {
        using var image = Group($"exhausted = {answer}", "services.b.restart { max-restarts = 0, exhausted = escalate }");
        await using var container = image.Start("/probe", "serve");
        await container.WaitForTraceAsync("^c$");
        await container.WaitForBootAsync();
        await container.ShellAsync("touch /out/fail-b");
        await container.WaitForExitAsync();
        Assert.Equal(6, container.ExitCode);
    }

    [Fact]
    public async Task A_group_that_stops_takes_the_others_down_when_one_escalates()
    {
        using var image = Group("exhausted = stop", "services.b.restart { max-restarts = 0, exhausted = escalate }");
        await using var container = image.Start("/probe", "serve");
        await container.WaitForTraceAsync("^c$");
        await container.WaitForBootAsync();
        await container.ShellAsync("touch /out/fail-b");
        foreach (var name in new[] { "a", "b", "c" })
            _ = await container.WaitForServiceAsync(name, service => service is { State: ServiceState.Failed or ServiceState.Down, Pid: 0 });
    }

    /// <summary>a, b and c, which write their names when they start, and end with 6 when they are told to by a file.</summary>
    private static Image Group(string group, string more = "") => new Image().WithFile("/etc/actors/actors.conf", $$"""
        actors {
          groups.letters { services = [a, b, c], {{group}} }
          service-defaults.restart { min-backoff = 5ms }
          {{string.Join('\n', "abc".Select(letter => $$"""
            services.{{letter}} {
              command = "echo {{letter}} >> /out/trace; echo >&3; until [ -e /out/fail-{{letter}} ]; do sleep 0.02; done; exit 6"
              readiness.kind = fd
            }
            """))}}
          {{more}}
        }
        """);
}
