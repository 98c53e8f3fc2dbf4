using System.Runtime.InteropServices;
using Actors.Containers.Tests.Harness;

namespace Actors.Containers.Tests;

/// <summary>The harness itself, shown with containers whose CMD is pid 1: what it reports is what the container did.</summary>
public sealed class HarnessTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(42)]
    public async Task The_exit_code_of_pid_1_is_the_containers(int code)
    {
        using var image = Plain();
        await using var container = await image.RunAsync("/probe", "exit", $"{code}");
        Assert.Equal(code, container.ExitCode);
    }

    [Theory]
    [InlineData(Root.Busybox)]
    [InlineData(Root.Debian)]
    [InlineData(Root.Empty)]
    public async Task A_static_program_runs_on_every_root(Root root)
    {
        using var image = Plain(root);
        await using var container = await image.RunAsync("/probe", "print", "here");
        Assert.Equal("here\n", container.StandardOutput);
    }

    [Fact]
    public async Task Output_and_errors_are_kept_apart()
    {
        using var image = Plain();
        await using var container = await image.RunAsync("sh", "-c", "echo to stdout; echo to stderr >&2");
        Assert.Equal(("to stdout\n", "to stderr\n"), (container.StandardOutput, container.StandardError));
    }

    [Fact]
    public async Task User_folder_and_environment_are_as_asked_for()
    {
        using var image = Plain().WithUser(1000, 1001).WithWorkingDirectory("/home").WithEnvironment("COLOUR", "blue");
        await using var container = await image.RunAsync("sh", "-c", "echo $(id -u) $(id -g) $(pwd) $COLOUR");
        Assert.Equal("1000 1001 /home blue\n", container.StandardOutput);
    }

    [Fact]
    public async Task A_read_only_root_refuses_writes()
    {
        using var image = Plain().WithReadOnlyRoot();
        await using var container = await image.RunAsync("touch", "/etc/new");
        Assert.Contains("Read-only file system", container.StandardError, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_container_with_a_terminal_has_one()
    {
        using var image = Plain().WithTerminal();
        // It stays: crun may lose what was written on a terminal just before the end.
        await using var container = image.Start("sh", "-c", "test -t 0 && test -t 1 && echo terminal; sleep 1000");
        await container.WaitForOutputAsync(@"^terminal\r?$");
    }

    [Fact]
    public async Task A_signal_reaches_pid_1()
    {
        using var image = Plain();
        await using var container = image.Start("/probe", "serve");
        await container.WaitForTraceAsync("^up");
        await container.SignalAsync(PosixSignal.SIGTERM);
        await container.WaitForTraceAsync("^down");
        await container.WaitForExitAsync();
        Assert.Equal(0, container.ExitCode);
    }

    [Fact]
    public async Task A_command_can_be_run_inside()
    {
        using var image = Plain().WithFile("/etc/greeting", "hello\n");
        await using var container = image.Start("/probe", "serve");
        await container.WaitForTraceAsync("^up");
        Assert.Equal(new ExecResult(0, "hello\n", ""), await container.ExecAsync("cat", "/etc/greeting"));
        Assert.Equal(3, (await container.ExecAsync("sh", "-c", "exit 3")).ExitCode);
    }

    [Fact]
    public async Task A_container_never_changes_its_image()
    {
        using var image = Plain();
        await using (var first = await image.RunAsync("sh", "-c", "echo x >/bin/new && rm /bin/cat")) Assert.Equal(0, first.ExitCode);
        await using var second = await image.RunAsync("sh", "-c", "test ! -e /bin/new && test -e /bin/cat");
        Assert.Equal(0, second.ExitCode);
    }

    [Fact]
    public async Task Waiting_for_what_never_comes_fails_when_the_container_ends()
    {
        using var image = Plain();
        await using var container = image.Start("/probe", "trace", "something");
        var failure = await Assert.ThrowsAsync<TimeoutException>(() => container.WaitForTraceAsync("nothing"));
        Assert.Contains("ended (0)", failure.Message, StringComparison.Ordinal);
    }

    private static Image Plain(Root root = Root.Busybox) => new Image(root).WithEntrypoint();
}
