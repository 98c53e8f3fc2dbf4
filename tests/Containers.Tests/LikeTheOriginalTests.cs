using Actors.Containers.Tests.Harness;

namespace Actors.Containers.Tests;

/// <summary>What was seen of s6-overlay 3.2.3.2 in the same containers, where a look beside it once found a difference.</summary>
public sealed class LikeTheOriginalTests
{
    private const string Sleep = "#!/bin/sh\nexec sleep 1000\n";

    [Fact]
    public async Task A_service_that_was_never_started_is_really_down_for_those_that_wait()
    {
        using var image = new Image().WithLongrun("idle", run: Sleep).WithDormant("idle")
            .WithFile("/etc/services.d/late/run", Sleep, executable: true).WithFile("/etc/services.d/late/down", "");
        await using var container = await image.RunAsync(
            "/bin/sh", "-c", "for i in idle late; do s6-svwait -D -t 9000 /run/service/$i; echo $?; s6-svstat -o up,ready /run/service/$i; done; s6-svlisten1 -r -t 9000 /run/service/idle s6-svc -u /run/service/idle; echo $?");
        Assert.Equal("0\nfalse false\n0\nfalse false\n0\n", container.StandardOutput);
    }

    [Fact]
    public async Task The_cmd_owns_the_terminal_so_that_control_c_reaches_it_and_shells_have_job_control()
    {
        using var image = new Image().WithTerminal().WithLongrun("other", run: "#!/bin/sh\n(: </dev/tty) 2>/dev/null || echo none >/out/other\nexec sleep 1000\n");
        await using var container = await image.RunAsync(
            "/bin/sh", "-ic", "exec >/out/seen; set -o | grep monitor; set -- $(sed 's/.*) //' /proc/$$/stat); test $5 != 0 && test $6 = $3 && echo foreground; : </dev/tty && echo mine; exit 3");
        Assert.Equal(3, container.ExitCode);
        Assert.Matches(@"^monitor\s+on\nforeground\nmine\n$", container.ReadFile("seen"));
        Assert.Equal("none\n", container.ReadFile("other"));
    }

    [Fact]
    public async Task Finish_scripts_of_what_only_the_end_of_the_container_ends_are_run_too()
    {
        using var image = new Image();
        for (var i = 0; i < 12; i++)
            image.WithLongrun($"essential{i}", run: Sleep, finish: "#!/bin/sh\necho $3 $1 >>/out/trace\n").WithServiceFile($"essential{i}", "flag-essential", "");
        await using var container = await image.RunAsync("true");
        Assert.Equal(Enumerable.Range(0, 12).Select(i => $"essential{i} 256").Order(), container.Trace.Order());
    }

    [Fact]
    public async Task Several_loggers_of_one_user_keep_nobody_waiting()
    {
        using var image = new Image();
        for (var i = 0; i < 3; i++)
        {
            image.WithLongrun($"web{i}", run: $"#!/bin/sh\necho line{i}\nexec sleep 1000\n").WithServiceFile($"web{i}", "producer-for", $"log{i}\n")
                .WithLongrun($"log{i}", run: $"#!/bin/sh\nexec s6-setuidgid nobody s6-log -d3 /tmp/log{i}\n", notificationFd: 3).WithServiceFile($"log{i}", "consumer-for", $"web{i}\n")
                .WithServiceFile($"log{i}", "timeout-up", "4500\n");
        }

        await using var container = await image.RunAsync("/bin/sh", "-c", "s6-rc -a list | grep -E 'web|log' | sort");
        Assert.Equal("log0\nlog1\nlog2\nweb0\nweb1\nweb2\n", container.StandardOutput);
    }

    [Fact]
    public async Task Cont_finish_says_which_script_runs_and_nothing_of_its_end()
    {
        using var image = new Image().WithFile("/etc/cont-finish.d/1", "#!/bin/sh\nexit 3\n", executable: true);
        await using var container = await image.RunAsync("true");
        Assert.Equal(["cont-finish: info: running /etc/cont-finish.d/1"], Array.FindAll(Container.Lines(container.StandardError), line => line.StartsWith("cont-finish", StringComparison.Ordinal)));
    }
}
