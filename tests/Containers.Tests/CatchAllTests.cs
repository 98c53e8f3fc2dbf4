using Actors.Containers.Tests.Harness;

namespace Actors.Containers.Tests;

/// <summary>S6_LOGGING: what nobody else logs goes to /run/uncaught-logs.</summary>
public sealed class CatchAllTests
{
    /// <summary>Far longer than any test's patience, in milliseconds: who waits for it fails the test.</summary>
    private const string Ages = "280000";

    [Fact]
    public async Task Every_line_until_the_end_reaches_the_container_and_nobody_waits_for_the_logger()
    {
        using var image = new Image()
            .WithEnvironment("S6_LOGGING", "1")
            .WithEnvironment("S6_KILL_GRACETIME", Ages)
            .WithFile("/count", "#!/bin/sh\ni=0; while [ $i -lt 20000 ]; do i=$((i+1)); echo line $i; done\nexit 3\n", executable: true);
        await using var container = await image.RunAsync("/count");
        Assert.Equal(3, container.ExitCode);
        Assert.Equal("", container.StandardOutput);
        Assert.Equal(
            Enumerable.Range(1, 20000).Select(number => $"line {number}"),
            Container.Lines(container.StandardError).Where(line => line.StartsWith("line ", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_hook_can_write_more_than_a_pipe_holds()
    {
        using var image = new Image()
            .WithEnvironment("S6_LOGGING", "2")
            .WithEnvironment("S6_STAGE2_HOOK", "/hook")
            .WithFile("/hook", "#!/bin/sh\ni=0; while [ $i -lt 9000 ]; do i=$((i+1)); echo hook line number $i; done\n", executable: true)
            .WithFile("/main", "#!/bin/sh\nuntil grep -q 'hook /hook exited 0' /run/uncaught-logs/current; do sleep 0.05; done\ncat /run/uncaught-logs/* | grep -c '^hook line' > /out/trace\n", executable: true);
        await using var container = await image.RunAsync("/main");
        Assert.Equal(["9000"], container.Trace);
    }

    [Fact]
    public async Task Its_service_and_its_files_are_where_s6_linux_init_has_them()
    {
        using var image = new Image()
            .WithEnvironment("S6_LOGGING", "2")
            .WithFile("/main", """
                #!/bin/sh
                until [ -e /run/uncaught-logs/current ]; do sleep 0.05; done
                s6-svok /run/service/s6-svscan-log && echo supervised
                stat -c '%n %F %a' /run/service/s6-svscan-log/fifo /run/uncaught-logs /run/uncaught-logs/current
                s6-svstat -o up,ready /run/service/s6-svscan-log
                """, executable: true)
            .WithFile("/start", "#!/bin/sh\nexec /main > /out/trace\n", executable: true);
        await using var container = await image.RunAsync("/start");
        Assert.Equal(
            ["supervised", "/run/service/s6-svscan-log/fifo fifo 600", "/run/uncaught-logs directory 2750", "/run/uncaught-logs/current regular file 644", "true true"],
            container.Trace);
    }

    [Fact]
    public async Task A_user_that_does_not_exist_ends_the_container_with_one_line_that_says_so()
    {
        using var image = new Image().WithEnvironment("S6_LOGGING", "1").WithEnvironment("S6_CATCHALL_USER", "nosuchuser");
        await using var container = await image.RunAsync("true");
        Assert.Equal(100, container.ExitCode);
        Assert.Contains("s6-linux-init-maker: fatal: unknown user: nosuchuser (S6_CATCHALL_USER)\n", container.StandardError, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_no_number_counts_as_2_as_with_s6_overlay()
    {
        using var image = new Image().WithEnvironment("S6_LOGGING", "yes");
        await using var container = await image.RunAsync("echo", "quiet");
        Assert.DoesNotContain("quiet", container.StandardError + container.StandardOutput, StringComparison.Ordinal);
        Assert.Equal(0, container.ExitCode);
    }

    [Fact]
    public async Task The_CMD_can_use_the_terminal_all_the_same()
    {
        using var image = new Image().WithEnvironment("S6_LOGGING", "2").WithEnvironment("S6_CMD_USE_TERMINAL", "1").WithTerminal();
        await using var container = image.Start("sh", "-c", "echo seen on the terminal; sleep 1000");
        await container.WaitForOutputAsync(@"^seen on the terminal\r?$");
    }
}
