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
    public async Task The_log_of_a_services_d_longrun_reads_to_the_end_before_it_ends_itself()
    {
        const string Slow = "#!/bin/sh\ntrap 'sleep 0.2; echo bye; exit 0' TERM\necho one\nwhile :; do sleep 0.05; done\n";
        using var image = new Image()
            .WithFile("/etc/services.d/a/run", Slow, executable: true).WithFile("/etc/services.d/a/finish", "#!/bin/sh\necho finished\n", executable: true)
            .WithFile("/etc/services.d/a/log/run", "#!/bin/sh\nwhile read -r x; do echo got $x >>/out/trace; done\n", executable: true)
            .WithFile("/etc/services.d/a/log/finish", "#!/bin/sh\necho ended $1 $2 >>/out/trace\n", executable: true)
            .WithFile("/etc/services.d/b/run", Slow, executable: true).WithFile("/etc/services.d/b/log/run", "#!/bin/sh\nexec s6-log /out/b\n", executable: true);
        await using var container = await image.RunAsync("/bin/sh", "-c", "until grep -q one /out/trace /out/b/current; do sleep 0.05; done; until grep -q one /out/b/current; do sleep 0.05; done");
        Assert.Equal(["got one", "got bye", "got finished", "ended 0 0"], container.Trace);
        Assert.Equal("one\nbye\n", container.ReadFile("b/current"));
    }

    [Fact]
    public async Task A_log_that_is_let_go_while_the_container_runs_may_come_back()
    {
        using var image = new Image()
            .WithFile("/etc/services.d/a/run", "#!/bin/sh\necho run\nexec sleep 1000\n", executable: true)
            .WithFile("/etc/services.d/a/log/run", "#!/bin/sh\nwhile read -r x; do echo got $x >>/out/trace; done\necho end >>/out/trace\nsleep 0.3\n", executable: true);
        await using var container = await image.RunAsync(
            "/bin/sh", "-c",
            "cd /run/service; until grep -q run /out/trace; do sleep 0.05; done; rm a; s6-svscanctl -an .; until grep -q end /out/trace; do sleep 0.05; done; ln -s /run/s6/legacy-services/a; s6-svscanctl -a ."
            + "; s6-svwait -u a a/log; until test $(grep -c run /out/trace) = 2; do sleep 0.05; done");
        Assert.Equal(["got run", "end", "got run", "end"], container.Trace);
    }

    [Fact]
    public async Task Where_supervise_and_event_are_links_that_lead_nowhere_their_targets_are_made()
    {
        using var image = new Image().WithFile("/etc/services.d/a/run", Sleep, executable: true).WithFile("/etc/services.d/lost/run", Sleep, executable: true)
            .WithFile("/etc/cont-init.d/1", "#!/bin/sh\ncd /etc/services.d; ln -s /run/of-a a/supervise; ln -s ../events-of-a a/event; ln -s /run/no/where lost/supervise\n", executable: true);
        await using var container = await image.RunAsync(
            "/bin/sh", "-c",
            "until s6-svwait -u /run/service/a 2>/dev/null; do :; done; s6-svc -wD -d /run/service/a; s6-svc -wu -u /run/service/a; s6-svstat -o up /run/service/a; ls /run/of-a; ls -ld /run/s6/legacy-services/events-of-a | cut -c1-10; s6-svok /run/service/lost; echo $?");
        Assert.Equal("true\ncontrol\ndeath_tally\nlock\nstatus\ndrwx-ws--T\n1\n", container.StandardOutput);
        Assert.Contains("s6-rc: info: service legacy-services successfully stopped", container.StandardError, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("SIGABRT", "ABRT", "SIGIOT")]
    [InlineData("SIGSYS", "SYS", "SIGUNUSED")]
    [InlineData("40", "40", "SIG???")]
    public async Task Signals_have_the_names_that_the_tools_of_s6_have_for_them(string downSignal, string sent, string name)
    {
        using var image = new Image().WithLongrun("a", run: $"#!/bin/sh\nkill -{sent} $$\n", finish: "#!/bin/sh\nexit 125\n").WithDormant("a")
            .WithLongrun("b", run: Sleep).WithServiceFile("b", "down-signal", downSignal + "\n");
        await using var container = await image.RunAsync(
            "/bin/sh", "-c", "cd /run/service; s6-svc -u a; until s6-svdt a | grep -q .; do sleep 0.05; done; s6-svwait -D a; s6-svstat -o signal a; s6-svdt a | cut -d' ' -f2-; s6-svc -wD -d b; s6-svstat -o signal b");
        Assert.Equal($"{name}\nsignal {name}\n{name}\n", container.StandardOutput);
    }

    [Theory]
    [InlineData("0")]
    [InlineData("999")]
    public async Task A_down_signal_that_is_a_number_but_no_signal_does_nothing(string signal)
    {
        using var image = new Image().WithLongrun("a", run: Sleep).WithServiceFile("a", "down-signal", signal + "\n").WithServiceFile("a", "timeout-kill", "100\n");
        await using var container = await image.RunAsync("/bin/sh", "-c", "s6-svc -wD -d /run/service/a; s6-svstat -o signal /run/service/a");
        Assert.Equal("SIGKILL\n", container.StandardOutput);
        Assert.DoesNotContain("down-signal", container.StandardError, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_name_is_that_of_one_service_only()
    {
        using var image = new Image().WithLongrun("a", run: Sleep).WithFile("/etc/services.d/a/run", "#!/bin/sh\necho second >>/out/trace\n", executable: true)
            .WithFile("/etc/services.d/b/run", Sleep, executable: true);
        await using var container = await image.RunAsync("/bin/sh", "-c", "s6-svwait -u /run/service/b; s6-svstat -o up /run/service/a; ls /run/s6/legacy-services");
        Assert.Equal("true\nb\n", container.StandardOutput);
        Assert.Contains("s6-rc: info: service a successfully stopped", container.StandardError, StringComparison.Ordinal);
        Assert.Contains("services-up: warning: /etc/services.d/a is not started", container.StandardError, StringComparison.Ordinal);
        Assert.Empty(container.Trace);
    }

    [Fact]
    public async Task What_the_shell_did_not_run_in_cont_finish_needs_an_interpreter()
    {
        using var image = new Image().WithFile("/etc/cont-finish.d/1", "echo one >>/out/trace\n", executable: true).WithFile("/etc/cont-finish.d/2", "#!/bin/sh\necho two >>/out/trace\n", executable: true);
        await using var container = await image.RunAsync("true");
        Assert.Equal(["two"], container.Trace);
    }

    [Fact]
    public async Task That_not_all_services_came_up_is_said_whatever_the_verbosity_is()
    {
        using var image = new Image().WithEnvironment("S6_VERBOSITY", "0").WithEnvironment("S6_BEHAVIOUR_IF_STAGE2_FAILS", "1").WithOneshot("a", up: "false");
        await using var container = await image.RunAsync("true");
        Assert.Contains("rc.init: warning: s6-rc failed to properly bring all the services up!", Assert.Single(Container.Lines(container.StandardError)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task From_verbosity_3_a_stop_tells_of_what_is_down_already()
    {
        using var image = new Image().WithEnvironment("S6_VERBOSITY", "3").WithOneshot("a", up: "false").WithOneshot("b", up: "true", dependencies: ["a"])
            .WithLongrun("c", run: Sleep, notificationFd: 3).WithServiceFile("c", "timeout-up", "200\n");
        await using var container = await image.RunAsync("true");
        var stops = Array.FindAll(Container.Lines(container.StandardError), line => line.Contains("down", StringComparison.Ordinal) && line.StartsWith("s6-rc: info: service", StringComparison.Ordinal));
        Assert.Equal(["a", "b", "c", "legacy-services"], stops.Select(line => line.Split(' ', ':')[5]).Order());
        Assert.DoesNotContain("service c: stopping", container.StandardError, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("7", 7)]
    [InlineData("258", 2)]
    [InlineData("-1", 100)]
    [InlineData("+5", 100)]
    [InlineData("10000000000", 100)]
    public async Task An_exit_code_is_a_number_of_32_bits_without_a_sign(string stored, int exitCode)
    {
        using var image = new Image().WithFile("/etc/cont-finish.d/1", $"#!/bin/sh\necho {stored} >/run/s6-linux-init-container-results/exitcode\n", executable: true);
        await using var container = await image.RunAsync("true");
        Assert.Equal(exitCode, container.ExitCode);
    }

    [Fact]
    public async Task Cont_finish_says_which_script_runs_and_nothing_of_its_end()
    {
        using var image = new Image().WithFile("/etc/cont-finish.d/1", "#!/bin/sh\nexit 3\n", executable: true);
        await using var container = await image.RunAsync("true");
        Assert.Equal(["cont-finish: info: running /etc/cont-finish.d/1"], Array.FindAll(Container.Lines(container.StandardError), line => line.StartsWith("cont-finish", StringComparison.Ordinal)));
    }
}
