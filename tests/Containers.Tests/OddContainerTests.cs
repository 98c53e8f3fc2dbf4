using System.Globalization;
using Actors.Containers.Tests.Harness;

namespace Actors.Containers.Tests;

/// <summary>Containers that are started in odd ways: users, mounts of /run, environments.</summary>
public sealed class OddContainerTests
{
    private const string Serve = "#!/probe serve-ready\n";
    private static readonly string[] s_life = ["prepared", "up web", "CMD", "down web"];

    [Theory]
    [InlineData(Root.Busybox)]
    [InlineData(Root.Empty)]
    public async Task A_run_that_is_mounted_noexec_is_no_obstacle(Root root)
    {
        using var image = Ordinary(root).WithRun("nosuid,nodev,noexec,mode=755");
        await using var container = await image.RunAsync("/probe", "trace", "CMD");
        Assert.Equal(s_life, container.Trace);
    }

    [Fact]
    public async Task On_a_noexec_run_finish_scripts_locks_programs_as_run_and_services_d_work_too()
    {
        using var image = new Image()
            .WithLongrun("exits-3", run: "#!/probe exit-as-named\n", finish: "#!/bin/sh\nexec /probe finished \"$@\"\n")
            .WithLongrun("locked", run: Serve, notificationFd: 3).WithServiceFile("locked", "lock-fd", "4")
            .WithFile("/etc/services.d/legacy/run", "#!/bin/sh\n/probe trace legacy\nexec sleep 1000\n", executable: true)
            .WithEnvironment("S6_CMD_WAIT_FOR_SERVICES", "1")
            .WithRun("nosuid,nodev,noexec,mode=755");
        await using var container = image.Start();
        await container.WaitForTraceAsync("^finished 3 0 exits-3$");
        await container.WaitForTraceAsync("^up locked$");
        await container.WaitForTraceAsync("^legacy$");
        // The container's end may be faster than the program's.
        Assert.Contains((await container.ExecAsync("/run/s6/basedir/bin/halt")).ExitCode, (int[])[0, 143]);
        await container.WaitForExitAsync();
        Assert.Equal(0, container.ExitCode);
    }

    [Fact]
    public async Task A_run_that_belongs_to_somebody_else_is_taken_over_by_root()
    {
        using var image = Ordinary().WithRun("mode=700,uid=1234,gid=1234");
        await using var container = await image.RunAsync("/probe", "trace", "CMD");
        Assert.Equal(s_life, container.Trace);
        Assert.Contains("/run belongs to uid 1234 instead of 0 - fixing it", container.StandardError, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(123456, 0)]
    [InlineData(1000, 1000)]
    public async Task Any_user_will_do(int uid, int gid)
    {
        using var image = Ordinary().WithUser(uid, gid).WithRun("mode=755");
        await using var container = await image.RunAsync("/probe", "trace", "CMD");
        Assert.Equal(s_life, container.Trace);
        Assert.Equal(0, container.ExitCode);
    }

    [Fact]
    public async Task A_run_that_everybody_may_write_is_refused_to_a_user_without_privileges_unless_that_is_wanted()
    {
        using var image = Ordinary().WithUser(1000, 1000).WithNoNewPrivileges().WithRun("mode=777");
        await using (var refused = await image.RunAsync("/probe", "trace", "CMD"))
        {
            Assert.Equal(100, refused.ExitCode);
            Assert.Contains("/run belongs to uid 0 instead of 1000, has insecure and/or unworkable permissions", refused.StandardError, StringComparison.Ordinal);
        }

        image.WithEnvironment("S6_YES_I_WANT_A_WORLD_WRITABLE_RUN_BECAUSE_KUBERNETES", "1");
        await using var container = await image.RunAsync("/probe", "trace", "CMD");
        Assert.Equal(s_life, container.Trace);
        Assert.Contains("IS WORLD WRITABLE", container.StandardError, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_read_only_root_with_a_writable_run_will_do()
    {
        using var image = Ordinary().WithReadOnlyRoot().WithRun("mode=755").WithEnvironment("S6_READ_ONLY_ROOT", "1");
        await using var container = await image.RunAsync("/probe", "trace", "CMD");
        Assert.Equal(s_life, container.Trace);
    }

    [Fact]
    public async Task A_read_only_root_without_a_writable_run_is_refused_in_one_line_that_says_what_to_do()
    {
        using var image = Ordinary().WithReadOnlyRoot().WithEnvironment("S6_READ_ONLY_ROOT", "1");
        await using var container = await image.RunAsync("/probe", "trace", "CMD");
        Assert.Equal(100, container.ExitCode);
        Assert.Empty(container.Trace);
        Assert.Contains("start the container with a tmpfs on /run", container.StandardError, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_an_earlier_run_left_in_run_is_no_obstacle()
    {
        var run = Directory.CreateTempSubdirectory("actors-run-");
        try
        {
            using var image = Ordinary().WithBind(run.FullName, "/run");
            for (var times = 0; times < 3; times++)
            {
                await using var container = image.Start();
                await container.WaitForTraceAsync("^up web$");
                if (times == 0)
                    continue; // killed: nothing is put in order
                // The container's end may be faster than the program's.
                Assert.Contains((await container.ExecAsync("/run/s6/basedir/bin/halt")).ExitCode, (int[])[0, 143]);
                await container.WaitForExitAsync();
                Assert.Equal(["prepared", "up web", "down web"], container.Trace);
            }
        }
        finally
        {
            run.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task Three_thousand_variables_a_value_of_100_kB_and_names_that_no_shell_has_come_through()
    {
        var variables = new Dictionary<string, string>
        {
            ["LONG"] = new('x', 100_000), ["EMPTY"] = "", ["LINES"] = "a\nb\n\n", ["BLANKS"] = "  a  b ",
            ["with.dots"] = "1", ["with-dashes"] = "2", ["with blank"] = "3", ["käse"] = "4", ["0"] = "5", ["EQ"] = "a=b=c",
        };
        for (var i = 0; i < 3000; i++)
            variables[$"V{i}"] = i.ToString(CultureInfo.InvariantCulture);
        using var image = new Image();
        foreach (var (name, value) in variables)
            image.WithEnvironment(name, value);
        await using var container = await image.RunAsync("/command/with-contenv", "/command/redirfd", "-w", "1", "/out/env", "/bin/env", "-0");
        Assert.Equal(0, container.ExitCode);
        var seen = container.ReadFile("env").Split('\0', StringSplitOptions.RemoveEmptyEntries)
            .ToDictionary(entry => entry[..entry.IndexOf('=', StringComparison.Ordinal)], entry => entry[(entry.IndexOf('=', StringComparison.Ordinal) + 1)..]);
        foreach (var (name, value) in variables)
            Assert.Equal(value, Assert.Contains(name, (IDictionary<string, string>)seen));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1000)]
    public async Task Variables_that_name_a_user_are_the_containers_own_business(int user)
    {
        using var image = Ordinary().WithRun("mode=755").WithUser(user, user);
        foreach (var name in (string[])["UID", "EUID", "GID", "EGID"])
            image.WithEnvironment(name, "911");
        await using var container = await image.RunAsync("/bin/sh", "-c", "/command/printcontenv UID; stat -c %u:%g /run; /probe trace CMD");
        Assert.Equal(s_life, container.Trace);
        Assert.Equal($"911\n\n{user}:{user}\n", container.StandardOutput);
    }

    private static Image Ordinary(Root root = Root.Busybox) => new Image(root)
        .WithOneshot("prepare", up: "/probe trace prepared")
        .WithLongrun("web", run: Serve, dependencies: ["prepare"], notificationFd: 3);
}
