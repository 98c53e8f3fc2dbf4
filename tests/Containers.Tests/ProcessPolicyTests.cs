using Actors.Containers.Tests.Harness;
using Actors.Control;

namespace Actors.Containers.Tests;

/// <summary>What processes of services are: ids, limits, environment.</summary>
public sealed class ProcessPolicyTests
{
    private const string Accounts = "root:x:0:0::/root:/bin/sh\nnobody:x:65534:65534::/:/bin/sh\nweb:x:500:600::/home/web:/bin/sh\n";
    private const string Groups = "root:x:0:\nnobody:x:65534:\nweb:x:600:\nlogs:x:700:web\nextra:x:800:\n";

    [Theory]
    [InlineData("user = web", "500 600 600 700")]
    [InlineData("user = 500, group = extra", "500 800 800 600 700")]
    [InlineData("user = web, groups = [extra, 900]", "500 600 600 800 900")]
    [InlineData("user = web, group = 601, groups = []", "500 601 601")]
    [InlineData("group = logs", "0 700 700")]
    public async Task Its_user_and_groups_are_those_of_the_policy(string process, string ids)
    {
        using var image = WithAccounts().WithFile("/etc/actors/actors.conf", $"actors.services.who {{ type = oneshot, command = \"echo $(id -u) $(id -g) $(id -G)\", process {{ {process} }} }}\n");
        await using var container = await image.RunAsync("/probe", "exit", "0");
        Assert.Equal(ids, Container.Lines(container.StandardOutput)[0]);
    }

    [Fact]
    public async Task An_account_that_does_not_exist_is_said_and_the_service_does_not_start()
    {
        using var image = WithAccounts().WithFile("/etc/actors/actors.conf", "actors.services { web { command = [sleep, 1000], process.user = wbe }, job { type = oneshot, command = \"true\", process.group = nowhere } }\n");
        await using var container = await image.RunAsync("/probe", "exit", "7");
        Assert.Equal(7, container.ExitCode);
        Assert.Contains("service web: unknown user wbe", container.StandardError, StringComparison.Ordinal);
        Assert.Contains("service job: unknown group nowhere", container.StandardError, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_limit_is_set_soft_and_hard()
    {
        using var image = new Image().WithFile("/etc/actors/actors.conf", """
            actors.services.limits {
              type = oneshot
              command = [cat, /proc/self/limits]
              process.limits {
                address-space = "1G:2G", core = 0, cpu-seconds = "100:200", data = 512M, file-size = "1M:infinite", locked-memory = 64K, open-files = 99, processes = 77, real-time-priority = 0, stack = "4M:8M"
              }
            }
            """);
        await using var container = await image.RunAsync("/probe", "exit", "0");
        var limits = Container.Lines(container.StandardOutput).Where(line => line.StartsWith("Max ", StringComparison.Ordinal))
            .ToDictionary(line => line[4..26].Trim(), line => string.Join(' ', line[26..].Split(' ', StringSplitOptions.RemoveEmptyEntries).Take(2)));
        Assert.Equal($"{1L << 30} {2L << 30}", limits["address space"]);
        Assert.Equal("0 0", limits["core file size"]);
        Assert.Equal("100 200", limits["cpu time"]);
        Assert.Equal($"{512 << 20} {512 << 20}", limits["data size"]);
        Assert.Equal($"{1 << 20} unlimited", limits["file size"]);
        Assert.Equal($"{64 << 10} {64 << 10}", limits["locked memory"]);
        Assert.Equal("99 99", limits["open files"]);
        Assert.Equal("77 77", limits["processes"]);
        Assert.Equal("0 0", limits["realtime priority"]);
        Assert.Equal($"{4 << 20} {8 << 20}", limits["stack size"]);
    }

    [Theory]
    [InlineData("suffix", "two", "")]
    [InlineData("prefix", "", "one")]
    [InlineData("both", "two", "one")]
    [InlineData("none", "", "")]
    public async Task Secrets_are_read_from_the_files_that_variables_name(string form, string bySuffix, string byPrefix)
    {
        using var image = new Image()
            .WithFile("/secrets/one", "one\n").WithFile("/secrets/two", "two")
            .WithEnvironment("FILE__ONE", "/secrets/one").WithEnvironment("TWO_FILE", "/secrets/two")
            .WithFile("/etc/actors/actors.conf", $"actors.services.app {{ type = oneshot, command = \"echo [$TWO] [$ONE]\", process.secrets = {form} }}\n");
        await using var container = await image.RunAsync("/probe", "exit", "0");
        Assert.Equal($"[{bySuffix}] [{byPrefix}]", Container.Lines(container.StandardOutput)[0]);
    }

    [Fact]
    public async Task A_secret_that_cannot_be_read_is_said_without_its_value_and_the_variable_is_left_as_it_is()
    {
        using var image = new Image().WithEnvironment("FILE__ONE", "/secrets/one")
            .WithFile("/etc/actors/actors.conf", "actors.services.app { type = oneshot, command = \"echo [$ONE] $FILE__ONE\", process.secrets = prefix }\n");
        await using var container = await image.RunAsync("/probe", "exit", "0");
        Assert.Equal("[] /secrets/one", Container.Lines(container.StandardOutput)[0]);
        Assert.Contains("service app: unable to read /secrets/one for the environment: No such file or directory", container.StandardError, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_containers_variables_are_in_the_environment_where_the_policy_says_so()
    {
        using var image = new Image().WithEnvironment("COLOUR", "blue")
            .WithFile("/etc/actors/actors.conf", "actors.services { bare { type = oneshot, command = \"echo bare [$COLOUR]\", process.container-environment = false }, script.process.container-environment = true }\n")
            .WithLongrun("script", run: "#!/bin/sh\necho \"script [$COLOUR]\" >> /out/trace\nexec sleep 1000\n")
            .WithLongrun("plain", run: "#!/bin/sh\necho \"plain [$COLOUR]\" >> /out/trace\nexec sleep 1000\n");
        await using var container = image.Start("/probe", "serve");
        await container.WaitForTraceAsync(@"^script \[blue\]$");
        await container.WaitForTraceAsync(@"^plain \[\]$");
        Assert.Contains("bare []", Container.Lines(container.StandardOutput));
    }

    [Fact]
    public async Task Environment_files_are_lines_or_directories_the_later_counts_and_variables_most()
    {
        using var image = new Image()
            .WithFile("/etc/one.env", "A=1\nB=1\nC=1\n").WithFile("/etc/two/B", "2\n").WithFile("/etc/two/C", "2")
            .WithFile("/etc/actors/actors.conf", "actors.services.app { type = oneshot, command = \"echo $A $B $C\", process { environment-files = [/etc/one.env, /etc/two], environment.C = 3 } }\n");
        await using var container = await image.RunAsync("/probe", "exit", "0");
        Assert.Equal("1 2 3", Container.Lines(container.StandardOutput)[0]);
    }

    /// <summary>What root is needed for, a container of another user cannot have, and that is said; all else it can.</summary>
    [Fact]
    public async Task A_container_whose_user_is_not_root_has_all_policies_but_those_that_only_root_can_grant()
    {
        using var image = new Image().WithUser(1000, 1000).WithRun("mode=755")
            .WithFile("/run-secret", "hunter2\n").WithEnvironment("FILE__PASSWORD", "/run-secret")
            .WithFile("/etc/actors/actors.conf", """
                actors {
                  groups.pair { services = [one, two], strategy = all-for-one }
                  service-defaults.restart.min-backoff = 5ms
                  services {
                    who {
                      type = oneshot
                      command = "echo $(id -u) $(umask) $(pwd) $(ulimit -n) $(cut -d ' ' -f 19 /proc/self/stat) $(cat /proc/self/oom_score_adj) $PASSWORD"
                      process { user = "1000", umask = "027", directory = /tmp, nice = 5, oom-score = 300, limits.open-files = 100, secrets = prefix }
                    }
                    rooted { command = [sleep, 1000], process.user = root, restart.max-restarts = 0 }
                    one { command = "echo one >> /out/trace; echo >&3; exec sleep 1000", readiness.kind = fd, stop.timeout = 1s }
                    two { command = "echo two >> /out/trace; echo >&3; exec sleep 1000", readiness.kind = fd, depends-on = [one] }
                    seen { command = "echo seen >> /out/trace", trigger.path = /out/watched }
                    worker { command = "echo worker $INSTANCE >> /out/trace; exec sleep 1000", instances = 2, health { kind = exec, command = "true", interval = 20ms } }
                    told { command = ["s6-notify-socket-from-fd", "-d", "3", "sh", "-c", "echo >&3; exec sleep 1000"], readiness.kind = notify }
                  }
                }
                """);
        await using var container = image.Start("/probe", "serve");
        foreach (var word in new[] { "one", "two", "worker 1", "worker 2" })
            await container.WaitForTraceAsync($"^{word}$");
        _ = await container.WaitForServiceAsync("told", told => told.State == ServiceState.Up && told.IsReady);
        await container.WaitForOutputAsync("^1000 0027 /tmp 100 5 300 hunter2$");
        _ = await container.WaitForServiceAsync("rooted", rooted => rooted.State == ServiceState.Failed);
        await container.ShellAsync("touch /out/watched");
        await container.WaitForTraceAsync("^seen$");
        await container.ExecAsync("/command/s6-svc", "-k", "/run/service/two");
        foreach (var name in new[] { "one", "two" })
            _ = await container.WaitForServiceAsync(name, service => service is { Starts: 2, State: ServiceState.Up });
        // Its user may do everything.
        var stop = await container.ExecAsync("/command/s6-setuidgid", "1000:1000", "/command/actors", "stop", "worker@1");
        Assert.True(stop.ExitCode == 0, stop.StandardError);
        var env = await container.ExecAsync("/command/s6-setuidgid", "1000:1000", "/command/actors", "env", "one");
        Assert.True(env.ExitCode == 0, env.StandardError);
        var reload = await container.ExecAsync("/command/s6-setuidgid", "1000:1000", "/command/actors", "config", "reload");
        Assert.True(reload.ExitCode == 0, reload.StandardError);
    }

    private static Image WithAccounts() => new Image().WithFile("/etc/passwd", Accounts).WithFile("/etc/group", Groups);
}
