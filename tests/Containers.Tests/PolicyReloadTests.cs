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
    public async Task Each_kind_of_difference_is_shown_and_counts_at_once_for_whom_it_concerns()
    {
        const string Serve = "exec sleep 1000";
        static string Longrun(string name, string more = "") => $"{name} {{ command = \"echo up $INSTANCE {name} >> /out/trace; {Serve}\" {more} }}\n";
        var before = Longrun("steady") + Longrun("other") + Longrun("probed") + Longrun("host") + Longrun("guest", ", depends-on = [host]") + Longrun("pool", ", instances = 2")
            + "timed { command = \"echo timed >> /out/trace\", trigger.every = 1h }\n" + Longrun("goes") + "job { type = oneshot, command = \"echo job >> /out/trace\", finish = \"echo undone >> /out/trace\" }\n";
        var after = Longrun("steady") + Longrun("other") + Longrun("probed", ", health { kind = exec, command = \"false\", interval = 10ms, failures = 1, action = none }")
            + Longrun("host", ", process.nice = 3") + Longrun("guest", ", depends-on = [host]") + Longrun("pool", ", instances = 3")
            + "timed { command = \"echo timed >> /out/trace\", trigger.every = 20ms }\n" + Longrun("comes");
        using var image = new Image().WithFile(Policies, $"actors.services {{ {before} }}");
        await using var container = image.Start("/probe", "serve");
        await container.WaitForTraceAsync("^job$");
        foreach (var name in new[] { "guest", "other", "steady", "goes", "pool@1", "pool@2" })
            _ = await container.WaitForServiceAsync(name, service => service.State == Control.ServiceState.Up);
        await container.WaitForBootAsync();
        var kept = new List<string>();
        foreach (var name in new[] { "steady", "other", "probed", "pool@1", "pool@2" })
            kept.Add(await PidAsync(container, name));
        var moved = new[] { await PidAsync(container, "host"), await PidAsync(container, "guest") };

        await container.WritePolicyAsync($"actors {{ control.others = none, groups.pair {{ services = [steady, other], strategy = all-for-one }}, service-defaults.restart.min-backoff = 5ms, services {{ {after} }} }}");
        var dry = await container.ActorsAsync("config", "reload", "--dry-run");
        Assert.DoesNotContain("timed", container.Trace);
        var shown = await container.ActorsAsync("config", "reload");
        foreach (var text in new[] { dry, shown })
        {
            Assert.Contains("control.others is none, was read\n", text, StringComparison.Ordinal);
            Assert.Contains("group pair: new\n", text, StringComparison.Ordinal);
            Assert.Contains("probed: health.kind is exec, was none\n", text, StringComparison.Ordinal);
            Assert.Contains("host: process.nice is 3, was null\n", text, StringComparison.Ordinal);
            Assert.Contains("timed: trigger.every is 20ms, was 1h\n", text, StringComparison.Ordinal);
        }

        Assert.Matches("(?m)^would stop: .*goes", dry);
        Assert.Matches("(?m)^would start: .*comes", dry);
        Assert.Matches("(?m)^stopped: .*goes", shown);
        Assert.Matches("(?m)^started: .*comes", shown);

        await container.WaitForTraceAsync("^up comes$");
        await container.WaitForTraceAsync("^up 3 pool$");
        await container.WaitForTraceAsync("^timed$");
        await container.WaitForTraceAsync("^undone$");
        await container.WaitForOutputAsync("service probed is unhealthy: ");
        foreach (var name in new[] { "host", "guest" })
            _ = await container.WaitForServiceAsync(name, service => service.State == Control.ServiceState.Up);
        Assert.DoesNotContain(await PidAsync(container, "host"), moved);
        Assert.DoesNotContain(await PidAsync(container, "guest"), moved);
        var now = new List<string>();
        foreach (var name in new[] { "steady", "other", "probed", "pool@1", "pool@2" })
            now.Add(await PidAsync(container, name));
        Assert.Equal(kept, now);
        Assert.Equal(1, (await container.ExecAsync("/command/actors", "status", "goes")).ExitCode);

        // The new group is one.
        await container.ExecAsync("/command/s6-svc", "-k", "/run/service/other");
        foreach (var name in new[] { "steady", "other" })
            _ = await container.WaitForServiceAsync(name, service => service is { Starts: 2, State: Control.ServiceState.Up });

        // The same once more is no difference.
        Assert.Equal("nothing is different\n", await container.ActorsAsync("config", "reload"));
    }

    [Fact]
    public async Task What_gets_a_trigger_waits_for_it_and_what_loses_its_trigger_is_kept_up()
    {
        const string Kept = "command = \"echo kept >> /out/trace; exec sleep 1000\"", Timed = "command = \"echo timed >> /out/trace; exec sleep 1000\"";
        using var image = new Image().WithFile(Policies, $"actors.services {{ kept {{ {Kept} }}, timed {{ {Timed}, trigger.every = 1h }} }}");
        await using var container = image.Start("/probe", "serve");
        _ = await container.WaitForServiceAsync("timed", service => service.State == Control.ServiceState.Waiting);
        await container.WaitForTraceAsync("^kept$");
        await container.WaitForBootAsync();
        await container.WritePolicyAsync($"actors.services {{ kept {{ {Kept}, trigger.every = 1h }}, timed {{ {Timed} }} }}");
        var shown = await container.ActorsAsync("config", "reload");
        Assert.Contains("kept: trigger.every is 1h, was null\n", shown, StringComparison.Ordinal);
        _ = await container.WaitForServiceAsync("timed", service => service.State == Control.ServiceState.Up);
        _ = await container.WaitForServiceAsync("kept", service => service.State == Control.ServiceState.Waiting);
        Assert.Single(container.Trace, line => line == "kept");
        Assert.Single(container.Trace, line => line == "timed");
    }

    [Theory]
    [InlineData("actors.services.web.command = \"exec sleep 1000\"\nactors.services {", ":2: ")]
    [InlineData("actors.services { web.command = \"exec sleep 1000\", x { command = \"true\", depends-on = [nowhere] } }", "nowhere")]
    [InlineData("actors.services { web.command = \"exec sleep 1000\", x { command = \"true\", depends-on = [y] }, y { command = \"true\", depends-on = [x] } }", "cyclic")]
    [InlineData("actors.services { web.command = \"exec sleep 1000\", x.type = oneshot }", "a service that is declared here needs a command")]
    [InlineData("actors.services { web.command = \"exec sleep 1000\", x { type = oneshot, command = \"true\", trigger.every = 1s } }", "x is a oneshot, which is run once")]
    [InlineData("actors { services.web.command = \"exec sleep 1000\", groups.a.services = [web], groups.b.services = [web] }", "web is in the group a already")]
    public async Task What_is_wrong_is_said_and_nothing_changes(string policy, string fault)
    {
        using var image = new Image().WithFile(Policies, "actors.services.web { command = \"exec sleep 1000\", restart.jitter = 0.5 }");
        await using var container = image.Start("/probe", "serve");
        _ = await container.WaitForServiceAsync("web", web => web.State == Control.ServiceState.Up);
        await container.WaitForBootAsync();
        var before = (await PidAsync(container, "web"), await container.ActorsAsync("config"), await container.ActorsAsync("graph"));
        await container.WritePolicyAsync(policy);
        foreach (var option in new[] { "--dry-run", "--no-color" })
        {
            var refused = await container.ExecAsync("/command/actors", "config", "reload", option);
            Assert.Equal(1, refused.ExitCode);
            Assert.Contains(fault, refused.StandardOutput, StringComparison.Ordinal);
            Assert.Contains(Policies, refused.StandardOutput, StringComparison.Ordinal);
            Assert.Contains("unable to reload the policies: those of before count", refused.StandardError, StringComparison.Ordinal);
        }

        Assert.Equal(before, (await PidAsync(container, "web"), await container.ActorsAsync("config"), await container.ActorsAsync("graph")));
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
