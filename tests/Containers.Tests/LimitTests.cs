using System.Runtime.InteropServices;
using Actors.Containers.Tests.Harness;

namespace Actors.Containers.Tests;

/// <summary>Containers whose limits are too small for what is in them.</summary>
public sealed class LimitTests
{
    private const string TooManyFiles = "too many open files; raise the container's nofile limit";

    [Fact]
    public async Task Services_that_descriptors_do_not_suffice_for_are_named_in_a_line_each_and_the_others_and_the_CMD_run()
    {
        using var image = Many(60).WithLimit("RLIMIT_NOFILE", 60, 60);
        await using var container = image.Start("/probe", "serve");
        await container.WaitForTraceAsync("^up /$");
        var refused = Lines(container).Where(line => line.Contains(TooManyFiles, StringComparison.Ordinal)).ToArray();
        Assert.InRange(refused.Length, 20, 60); // all of them on a machine with many processors: each is given its share
        Assert.All(refused, line => Assert.StartsWith("s6-rc: warning: unable to start service s", line, StringComparison.Ordinal));
        Assert.Equal(refused.Length, refused.Distinct().Count());
        Assert.DoesNotContain("   at ", container.StandardError, StringComparison.Ordinal);
        await container.SignalAsync(PosixSignal.SIGTERM);
        await container.WaitForExitAsync();
        Assert.Equal("down /", container.Trace[^1]);
    }

    [Theory]
    [InlineData(60)]
    [InlineData(20)]
    public async Task Where_a_failing_boot_is_to_stop_the_container_too_few_descriptors_stop_it(ulong limit)
    {
        using var image = Many(60).WithLimit("RLIMIT_NOFILE", limit, limit).WithEnvironment("S6_BEHAVIOUR_IF_STAGE2_FAILS", "2");
        await using var container = await image.RunAsync("/probe", "trace", "CMD");
        Assert.Empty(container.Trace);
        Assert.NotEqual(0, container.ExitCode);
        Assert.Contains(TooManyFiles, container.StandardError, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", container.StandardError, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pid_1_raises_its_own_soft_limit_and_everything_else_has_the_containers()
    {
        using var image = Many(60).WithLimit("RLIMIT_NOFILE", 30, 5000)
            .WithOneshot("once", up: "/bin/sh -c \"ulimit -Sn > /out/once\"")
            .WithLongrun("says", run: "#!/bin/sh\nulimit -Sn > /out/says\nulimit -Hn >> /out/says\nexec sleep 1000\n");
        await using var container = await image.RunAsync("/bin/sh", "-c", "ulimit -Sn; ulimit -Hn; until [ -s /out/says ]; do sleep .1; done");
        Assert.Equal("30\n5000\n", container.StandardOutput);
        Assert.Equal("30\n", container.ReadFile("once"));
        Assert.Equal("30\n5000\n", container.ReadFile("says"));
        Assert.DoesNotContain("warning: unable", container.StandardError, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_pid_1_that_has_replaced_itself_still_gives_what_it_starts_the_containers_limit()
    {
        using var image = Many(1).WithLimit("RLIMIT_NOFILE", 30, 5000)
            .WithLongrun("says", run: "#!/bin/sh\nulimit -Sn >> /out/says\necho >&3\nexec sleep 1000\n", notificationFd: 3);
        await using var container = image.Start("/probe", "serve");
        await container.WaitForTraceAsync("^up /$");
        await container.ExecAsync("kill", "-ILL", "1");
        await container.WaitForOutputAsync("has replaced itself");
        await container.ExecAsync("/command/s6-svc", "-wR", "-r", "/run/service/says");
        Assert.Equal("30\n30\n", container.ReadFile("says"));
    }

    /// <summary>Each with a user of its own, since the processes of a user are counted on the whole machine.</summary>
    [Theory]
    [InlineData(2, 71002)]
    [InlineData(3, 71003)]
    [InlineData(5, 71005)]
    [InlineData(7, 71007)]
    public async Task Where_there_are_too_few_threads_for_pid_1_itself_the_container_ends_with_a_line(ulong processes, int user)
    {
        using var image = FewProcesses(5, processes, user);
        await using var container = await image.RunAsync("/probe", "trace", "CMD");
        Assert.Equal(111, container.ExitCode);
        Assert.Empty(container.Trace);
        Assert.Contains("raise the container's pids limit (or nproc, of its user)", Assert.Single(Lines(container)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(11, 71011)]
    [InlineData(14, 71014)]
    public async Task Services_and_CMD_that_there_are_too_few_processes_for_are_named_in_a_line_each(ulong processes, int user)
    {
        using var image = FewProcesses(8, processes, user);
        await using var container = await image.RunAsync("/probe", "trace", "CMD");
        Assert.Equal(111, container.ExitCode);
        Assert.Empty(container.Trace);
        Assert.DoesNotContain("   at ", container.StandardError, StringComparison.Ordinal);
        Assert.All(Lines(container), line => Assert.EndsWith("too many processes; raise the container's pids limit (or nproc, of its user)", line, StringComparison.Ordinal));
        Assert.Equal(Lines(container).Length, Lines(container).Distinct().Count());
        Assert.StartsWith("actors: fatal: unable to exec /probe: ", Lines(container)[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_container_whose_services_take_up_all_processes_can_be_stopped()
    {
        using var image = FewProcesses(20, 12, 71012);
        await using var container = image.Start();
        await container.WaitForOutputAsync("(.*unable to start service s[0-9]+: [^\n]*\n){12}");
        await container.SignalAsync(PosixSignal.SIGTERM);
        await container.WaitForExitAsync();
        Assert.Equal(0, container.ExitCode);
        Assert.DoesNotContain("   at ", container.StandardError, StringComparison.Ordinal);
    }

    private static Image FewProcesses(int longruns, ulong processes, int user) => Many(longruns).WithUser(user, user)
        .WithRun("mode=777").WithEnvironment("S6_YES_I_WANT_A_WORLD_WRITABLE_RUN_BECAUSE_KUBERNETES", "1")
        .WithEnvironment("S6_VERBOSITY", "1").WithLimit("RLIMIT_NPROC", processes, processes);

    private static Image Many(int longruns)
    {
        var image = new Image();
        for (var i = 0; i < longruns; i++)
            image.WithLongrun($"s{i}", run: "#!/bin/sh\nexec sleep 1000\n");
        return image;
    }

    private static string[] Lines(Container container) => Container.Lines(container.StandardError);
}
