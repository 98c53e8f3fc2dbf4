using Actors.Containers.Tests.Harness;

namespace Actors.Containers.Tests;

/// <summary>Policies that change while the container runs.</summary>
public sealed class PolicyReloadTests
{
    private const string Policies = "/etc/actors/actors.conf";

    [Fact]
    public async Task Only_what_another_process_is_needed_for_is_restarted_and_what_is_new_comes_up()
    {
        using var image = new Image().WithFile(Policies, """
            actors.services {
              keeps { command = "echo up keeps >> /out/trace; exec sleep 1000" }
              changes { command = "echo up changes $WORD >> /out/trace; exec sleep 1000", process.environment.WORD = one }
              goes { command = "trap 'echo down goes >> /out/trace; exit' TERM; echo up goes >> /out/trace; while :; do sleep 0.01; done" }
            }
            """);
        await using var container = image.Start("/probe", "serve");
        foreach (var name in new[] { "keeps", "changes one", "goes" })
            await container.WaitForTraceAsync($"^up {name}$");
        var before = await PidAsync(container, "keeps");
        await WriteAsync(container, """
            actors.services {
              keeps { command = "echo up keeps >> /out/trace; exec sleep 1000", restart.max-restarts = 3 }
              changes { command = "echo up changes $WORD >> /out/trace; exec sleep 1000", process.environment.WORD = two }
              comes { command = "echo up comes >> /out/trace; exec sleep 1000" }
            }
            """);
        var dry = await ReloadAsync(container, dry: true);
        Assert.Contains("keeps: restart.max-restarts is 3, was ", dry, StringComparison.Ordinal);
        Assert.Contains("\"stopped\":[", dry, StringComparison.Ordinal);
        Assert.DoesNotContain("up comes", container.Trace);
        var answer = await ReloadAsync(container, dry: false);
        Assert.Contains("\"ok\":true", answer, StringComparison.Ordinal);
        await container.WaitForTraceAsync("^up changes two$");
        await container.WaitForTraceAsync("^up comes$");
        await container.WaitForTraceAsync("^down goes$");
        Assert.Equal(before, await PidAsync(container, "keeps"));
        Assert.Single(container.Trace, line => line == "up keeps");
    }

    [Fact]
    public async Task Policies_with_a_fault_leave_everything_as_it_is_and_a_changed_limit_counts_for_the_process_that_runs()
    {
        using var image = new Image().WithFile(Policies, "actors.services.web { command = \"echo up web >> /out/trace; exec sleep 1000\", restart.min-backoff = 10ms }");
        await using var container = image.Start("/probe", "serve");
        await container.WaitForTraceAsync("^up web$");
        await WriteAsync(container, "actors.services.web { command = \"exec sleep 1000\", restart.min-backof = 10ms }");
        var refused = await ReloadAsync(container, dry: false);
        Assert.Contains($"{Policies}:1: unknown key actors.services.web.restart.min-backof (is min-backoff meant?)", refused, StringComparison.Ordinal);
        Assert.Contains("\"ok\":false", refused, StringComparison.Ordinal);
        await WriteAsync(container, "actors.services.web { command = \"echo up web >> /out/trace; exec sleep 1000\", restart { max-restarts = 0, exhausted = shutdown } }");
        Assert.Contains("\"ok\":true", await ReloadAsync(container, dry: false), StringComparison.Ordinal);
        Assert.Single(container.Trace, line => line == "up web"); // the same process
        await container.ExecAsync("/command/s6-svc", "-k", "/run/service/web");
        await container.WaitForExitAsync();
        Assert.Equal(137, container.ExitCode);
    }

    private static async Task<string> PidAsync(Container container, string service) =>
        (await container.ExecAsync("/command/s6-svstat", "-o", "pid", $"/run/service/{service}")).StandardOutput;

    private static Task WriteAsync(Container container, string policy) =>
        container.ExecAsync("/bin/sh", "-c", "printf %s \"$1\" > /etc/actors/actors.conf", "sh", policy);

    private static async Task<string> ReloadAsync(Container container, bool dry)
    {
        var request = $$"""{"verb":"config-reload","dry":{{(dry ? "true" : "false")}}}""";
        var result = await container.ExecAsync("/command/s6-ipcclient", "/run/actors/control", "/bin/sh", "-c", $"echo '{request}' >&7; head -n 1 <&6");
        return result.StandardOutput;
    }
}
