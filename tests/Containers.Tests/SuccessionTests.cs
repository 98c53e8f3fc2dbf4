using System.Globalization;
using System.Runtime.InteropServices;
using Actors.Containers.Tests.Harness;
using Actors.Control;

namespace Actors.Containers.Tests;

/// <summary>Pid 1 is struck by a fault of its own, and goes on. SIGILL is one, which it takes from inside the container too.</summary>
public sealed class SuccessionTests
{
    private const string Replaced = "had a fault and has replaced itself";

    /// <summary>Says that it is there, and waits for <c>/out/end</c>.</summary>
    private const string Main = "#!/bin/sh\necho cmd >> /out/trace\nuntil [ -e /out/end ]; do sleep 0.05; done\nexit 5\n";

    [Fact]
    public async Task Services_and_CMD_go_on_with_the_same_processes_and_are_still_supervised()
    {
        using var image = new Image()
            .WithLongrun("web", run: "#!/probe serve-ready\n", notificationFd: 3)
            .WithFile("/main", Main, executable: true);
        await using var container = image.Start("/main");
        await container.WaitForTraceAsync("^cmd$");
        var before = await StatusOf(container, "web");
        await Strike(container, 1);
        Assert.Equal(before, await StatusOf(container, "web"));
        await container.ExecAsync("/command/s6-svc", "-wr", "-r", "/run/service/web");
        Assert.NotEqual(before, await StatusOf(container, "web"));
        await Strike(container, 2);
        await container.ExecAsync("touch", "/out/end");
        await container.WaitForExitAsync();
        Assert.Equal(5, container.ExitCode);
        Assert.Equal(["up web", "cmd", "down web", "up web", "down web"], container.Trace);
    }

    [Fact]
    public async Task Where_there_are_no_files_in_memory_the_log_says_so_and_all_else_works()
    {
        using var image = new Image()
            .WithoutCalls("memfd_create")
            .WithLongrun("web", run: "#!/probe serve-ready\n", notificationFd: 3);
        await using var container = await image.RunAsync("/probe", "exit", "7");
        Assert.Equal(7, container.ExitCode);
        Assert.Equal(["up web", "down web"], container.Trace);
        var line = Assert.Single(Container.Lines(container.StandardError), line => line.Contains("memory file", StringComparison.Ordinal));
        Assert.Equal("actors: info: unable to create a memory file: Operation not permitted: after a fault of its own pid 1 cannot go on (memfd_create: Linux 3.17 or newer, and a seccomp profile that permits it)", line);
    }

    [Fact]
    public async Task The_exit_code_of_a_CMD_that_has_ended_before_the_fault_stays_the_container_s()
    {
        using var image = new Image()
            .WithLongrun("slow", run: "#!/bin/sh\ntrap 'echo stopping >> /out/trace; until [ -e /out/go ]; do sleep 0.05; done; exit 0' TERM\necho >&3\nwhile :; do sleep 0.05; done\n", notificationFd: 3);
        await using var container = image.Start("/probe", "exit", "5");
        await container.WaitForTraceAsync("^stopping$");
        await Strike(container, 1);
        await container.ExecAsync("touch", "/out/go");
        await container.WaitForExitAsync();
        Assert.Equal(5, container.ExitCode);
    }

    /// <summary>As a process has that is just being started.</summary>
    [Fact]
    public async Task The_next_pid_1_supervises_although_another_process_has_a_copy_of_the_lock()
    {
        using var image = new Image().WithLongrun("web", run: "#!/probe serve-ready\n", notificationFd: 3);
        await using var container = image.Start("/probe", "serve");
        await container.WaitForTraceAsync("^up /$");
        var descriptors = Directory.GetFiles($"/proc/{container.ProcessId}/fd").Where(file => new FileInfo(file).LinkTarget?.EndsWith("/.lock", StringComparison.Ordinal) == true);
        using var copy = NativeMethods.CopyDescriptor(container.ProcessId, int.Parse(Path.GetFileName(Assert.Single(descriptors)), CultureInfo.InvariantCulture));
        await Strike(container, 1);
        await container.ExecAsync("/command/s6-svc", "-wr", "-r", "/run/service/web");
        Assert.Equal(["up web", "up /", "down web", "up web"], container.Trace);
        Assert.DoesNotContain("another supervisor", container.StandardError, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_boot_goes_on_with_services_of_services_d_that_are_there_already()
    {
        using var image = new Image()
            .WithFile("/etc/services.d/old/notification-fd", "3\n")
            .WithFile("/etc/services.d/old/run", "#!/bin/sh\necho old >> /out/trace\nuntil [ -e /out/ready ]; do sleep 0.05; done\necho >&3\nexec sleep 1000\n", executable: true)
            .WithEnvironment("S6_CMD_WAIT_FOR_SERVICES", "1")
            .WithEnvironment("S6_BEHAVIOUR_IF_STAGE2_FAILS", "2")
            .WithFile("/main", "#!/bin/sh\necho cmd >> /out/trace\nexit 6\n", executable: true);
        await using var container = image.Start("/main");
        await container.WaitForTraceAsync("^old$");
        await Strike(container, 1);
        await container.ExecAsync("touch", "/out/ready");
        await container.WaitForExitAsync();
        Assert.Equal(6, container.ExitCode);
        Assert.Equal(["old", "cmd"], container.Trace);
    }

    [Fact]
    public async Task A_boot_goes_on_with_what_is_not_up_yet()
    {
        using var image = new Image()
            .WithOneshot("before", up: "sh -c \"echo before >> /out/trace\"")
            .WithLongrun("slow", run: "#!/bin/sh\necho slow >> /out/trace\nuntil [ -e /out/ready ]; do sleep 0.05; done\necho >&3\nexec sleep 1000\n", dependencies: ["before"], notificationFd: 3)
            .WithOneshot("after", up: "sh -c \"echo after >> /out/trace\"", dependencies: ["slow"])
            .WithFile("/main", "#!/bin/sh\necho cmd >> /out/trace\nexit 6\n", executable: true);
        await using var container = image.Start("/main");
        await container.WaitForTraceAsync("^slow$");
        await Strike(container, 1);
        await container.ExecAsync("touch", "/out/ready");
        await container.WaitForExitAsync();
        Assert.Equal(["before", "slow", "after", "cmd"], container.Trace);
        Assert.Equal(6, container.ExitCode);
    }

    /// <summary>Its process has the name of the socket from before the fault, and pid 1 must hear it there.</summary>
    [Fact]
    public async Task A_service_that_tells_by_sd_notify_is_heard_after_a_fault_too()
    {
        using var image = new Image()
            .WithFile("/etc/actors/actors.conf", """
                actors.services {
                  slow {
                    command = ["s6-notify-socket-from-fd", "-d", "3", "sh", "-c", "echo slow >> /out/trace; until [ -e /out/ready ]; do sleep 0.05; done; echo >&3; exec sleep 1000"]
                    readiness.kind = notify
                  }
                  after { type = oneshot, command = "echo after >> /out/trace", depends-on = [slow] }
                }
                """)
            .WithFile("/main", Main, executable: true);
        await using var container = image.Start("/main");
        await container.WaitForTraceAsync("^slow$");
        await Strike(container, 1);
        // Twice: what came along the first time comes along again.
        await Strike(container, 2);
        await container.ExecAsync("touch", "/out/ready");
        await container.WaitForTraceAsync("^cmd$");
        Assert.Equal(["slow", "after", "cmd"], container.Trace);
        Assert.True((await container.WaitForServiceAsync("slow", slow => slow.IsReady)).TellsReadiness);
        // One that is ready is not taken for one that is not; and its next process is heard as well.
        await Strike(container, 3);
        Assert.True((await container.WaitForServiceAsync("slow", slow => slow.IsReady)).TellsReadiness);
        Assert.Equal(0, (await container.ExecAsync("/command/s6-svc", "-wR", "-r", "/run/service/slow")).ExitCode);
        await container.ExecAsync("touch", "/out/end");
        await container.WaitForExitAsync();
        Assert.Equal(5, container.ExitCode);
    }

    [Fact]
    public async Task A_stop_goes_on_in_order()
    {
        using var image = new Image()
            .WithLongrun("first", run: "#!/probe serve-ready\n", notificationFd: 3)
            .WithLongrun(
                "second",
                run: "#!/bin/sh\ntrap 'echo told >> /out/trace; until [ -e /out/over ]; do sleep 0.05; done; echo over >> /out/trace; exit 0' TERM\necho >&3\nwhile :; do sleep 0.05; done\n",
                dependencies: ["first"],
                notificationFd: 3)
            .WithFile("/main", Main, executable: true);
        await using var container = image.Start("/main");
        await container.WaitForTraceAsync("^cmd$");
        await container.SignalAsync(PosixSignal.SIGTERM);
        await container.WaitForTraceAsync("^told$");
        await Strike(container, 1);
        await container.ExecAsync("touch", "/out/over");
        await container.WaitForExitAsync();
        // It may be told twice to stop: once by each.
        Assert.Equal(["up first", "cmd", "told", "over", "down first"], container.Trace.Distinct());
    }

    [Fact]
    public async Task What_hangs_at_its_end_is_killed_after_a_fault_too()
    {
        using var image = new Image()
            .WithLongrun("stuck", run: "#!/bin/sh\ntrap 'echo told >> /out/trace' TERM\necho up >> /out/trace\nwhile :; do sleep 0.05; done\n", finish: "#!/bin/sh\necho \"finish $1 $2\" >> /out/trace\nexec sleep 1000\n")
            .WithServiceFile("stuck", "timeout-kill", "3000\n")
            .WithServiceFile("stuck", "timeout-finish", "3000\n")
            .WithFile("/main", Main, executable: true);
        await using var container = image.Start("/main");
        await container.WaitForTraceAsync("^cmd$");
        await container.WaitForTraceAsync("^up$");
        await container.ExecAsync("/command/s6-svc", "-d", "/run/service/stuck");
        await container.WaitForTraceAsync("^told$");
        await Strike(container, 1);
        await container.WaitForTraceAsync("^finish 256 9$");
        await Strike(container, 2);
        await container.WaitForServiceAsync("stuck", stuck => stuck.State == ServiceState.Down);
        await container.ExecAsync("touch", "/out/end");
        await container.WaitForExitAsync();
        Assert.Equal(5, container.ExitCode);
    }

    [Fact]
    public async Task Both_ends_of_a_pipeline_outlive_it_so_that_not_a_line_is_lost()
    {
        using var image = new Image()
            .WithLongrun("producer", run: "#!/bin/sh\nseq 1 1000\nuntil [ -e /out/go ]; do sleep 0.05; done\nseq 1001 2000\ntouch /out/written\nexec sleep 1000\n")
            .WithServiceFile("producer", "producer-for", "consumer\n")
            .WithLongrun("consumer", run: "#!/bin/sh\nexec cat >> /out/log\n")
            .WithServiceFile("consumer", "consumer-for", "producer\n")
            .WithServiceFile("consumer", "pipeline-name", "both\n")
            .WithFile("/main", "#!/bin/sh\nuntil [ -e /out/log ] && [ $(wc -l < /out/log) = 1000 ]; do sleep 0.05; done\necho half >> /out/trace\n"
                + "until [ $(wc -l < /out/log) = 2000 ]; do sleep 0.05; done\n", executable: true);
        await using var container = image.Start("/main");
        await container.WaitForTraceAsync("^half$");
        // Now pid 1 alone has an end to read from.
        await container.ExecAsync("/command/s6-svc", "-wD", "-d", "/run/service/consumer");
        await Strike(container, 1);
        await container.ExecAsync("touch", "/out/go");
        await container.WaitForFileAsync("written");
        await container.ExecAsync("/command/s6-svc", "-u", "/run/service/consumer");
        await container.WaitForExitAsync();
        Assert.Equal(0, container.ExitCode);
        Assert.Equal(Enumerable.Range(1, 2000).Select(number => $"{number}"), Container.Lines(container.ReadFile("log")));
    }

    private static async Task Strike(Container container, int time)
    {
        await container.ExecAsync("kill", "-ILL", "1");
        await container.WaitForOutputAsync($@"{Replaced} \({time}\. time\)");
    }

    private static async Task<string> StatusOf(Container container, string service) =>
        (await container.ExecAsync("/command/s6-svstat", "-o", "pid,ready", $"/run/service/{service}")).StandardOutput;
}
