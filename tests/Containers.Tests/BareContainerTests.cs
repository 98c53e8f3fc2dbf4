using Actors.Containers.Tests.Harness;

namespace Actors.Containers.Tests;

/// <summary>Containers that are given less than every container has: no standard streams, no environment, no devices, no room on /run.</summary>
public sealed class BareContainerTests
{
    [Theory]
    [InlineData("<&-", 0)]
    [InlineData(">&-", 1)]
    [InlineData("2>&-", 2)]
    [InlineData("<&- >&- 2>&-", 0, 1, 2)]
    public async Task Where_standard_streams_are_closed_services_and_CMD_have_dev_null_there_and_nothing_of_pid_1s(string redirections, params int[] closed)
    {
        const string Show = "for fd in 0 1 2; do to=$(readlink /proc/$$/fd/$fd); echo $to >&4; done";
        using var image = new Image()
            .WithFile("/bare", $"#!/bin/sh\nexec \"$@\" {redirections}\n", executable: true).WithEntrypoint("/bare", "/init")
            .WithLongrun("says", run: $"#!/bin/sh\nexec 4>/out/service\n{Show}\necho >&3\nexec sleep 1000\n", notificationFd: 3);
        await using var container = await image.RunAsync("/bin/sh", "-c", $"exec 4>/out/cmd; {Show}; exit 3");
        Assert.Equal(3, container.ExitCode);
        foreach (var file in (string[])["service", "cmd"])
        {
            var streams = Container.Lines(container.ReadFile(file));
            Assert.Equal(3, streams.Length);
            Assert.All(closed, fd => Assert.Equal("/dev/null", streams[fd]));
        }
    }

    [Fact]
    public async Task Without_dev_null_it_boots_and_services_read_nothing_all_the_same()
    {
        using var image = new Image()
            .WithFile("/bare", "#!/bin/sh\nrm /dev/null\nexec \"$@\"\n", executable: true).WithEntrypoint("/bare", "/init")
            .WithLongrun("reads", run: "#!/bin/sh\nwc -c > /out/read\necho >&3\nexec sleep 1000\n", notificationFd: 3);
        await using var container = await image.RunAsync("/probe", "exit", "3");
        Assert.Equal(3, container.ExitCode);
        Assert.Equal("0\n", container.ReadFile("read"));
        Assert.DoesNotContain("fatal", container.StandardError, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_an_environment_PATH_is_that_of_a_shell_and_command_is_in_front_of_it()
    {
        using var image = new Image()
            .WithFile("/bare", "#!/bin/sh\nexec env -i \"$@\"\n", executable: true).WithEntrypoint("/bare", "/init")
            .WithFile("/usr/local/bin/mine", "#!/bin/sh\nenv > /out/env\nexit 4\n", executable: true);
        await using var container = await image.RunAsync("mine");
        Assert.Equal(4, container.ExitCode);
        Assert.Contains("PATH=/command:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin", Container.Lines(container.ReadFile("env")));
    }

    [Theory]
    [InlineData("mode=755,size=4k")]
    [InlineData("mode=755,nr_inodes=5")]
    public async Task Where_run_is_too_small_to_boot_a_line_says_so(string options)
    {
        using var image = new Image().WithRun(options);
        await using var container = await image.RunAsync("/probe", "trace", "CMD");
        Assert.Equal(111, container.ExitCode);
        Assert.Empty(container.Trace);
        Assert.EndsWith(": No space left on device", Container.Lines(container.StandardError)[^1], StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", container.StandardError, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_run_is_full_services_are_supervised_and_stopped_and_the_CMDs_exit_code_is_the_containers()
    {
        using var image = new Image().WithRun("mode=755,size=1m").WithLongrun("web", run: "#!/probe serve-ready\n", notificationFd: 3);
        await using var container = await image.RunAsync(
            "/bin/sh", "-c", "dd if=/dev/zero of=/run/fill bs=4096 2>/dev/null; /command/s6-svc -wr -r /run/service/web; /command/s6-svc -wd -d /run/service/web; exit 7");
        Assert.Equal(7, container.ExitCode);
        Assert.Equal(["up web", "down web", "up web", "down web"], container.Trace);
        Assert.DoesNotContain("   at ", container.StandardError, StringComparison.Ordinal);
    }
}
