using System.Runtime.InteropServices;
using Actors.Containers.Tests.Harness;

namespace Actors.Containers.Tests;

/// <summary>The overlay needs nothing of the image that it is laid over.</summary>
public sealed class RootTests
{
    [Theory]
    [InlineData(Root.Busybox)]
    [InlineData(Root.Debian)]
    [InlineData(Root.Empty)]
    public async Task Services_start_in_order_before_the_CMD_and_stop_in_reverse_after_it(Root root)
    {
        using var image = new Image(root)
            .WithOneshot("prepare", up: "/probe trace prepared", down: "/probe trace undone")
            .WithLongrun("web", run: "#!/probe serve-ready\n", dependencies: ["prepare"], notificationFd: 3)
            .WithLongrun("worker", run: "#!/probe serve-ready\n", dependencies: ["web"], notificationFd: 3);
        await using var container = await image.RunAsync("/probe", "trace", "CMD");
        Assert.Equal(["prepared", "up web", "up worker", "CMD", "down worker", "down web", "undone"], container.Trace);
        Assert.Equal(0, container.ExitCode);
    }

    [Theory]
    [InlineData(Root.Busybox)]
    [InlineData(Root.Debian)]
    [InlineData(Root.Empty)]
    public async Task The_container_ends_with_the_CMDs_exit_code(Root root)
    {
        using var image = new Image(root);
        await using var container = await image.RunAsync("/probe", "exit", "42");
        Assert.Equal(42, container.ExitCode);
    }

    [Theory]
    [InlineData(Root.Busybox)]
    [InlineData(Root.Debian)]
    [InlineData(Root.Empty)]
    public async Task Without_a_CMD_it_runs_until_it_is_told_to_stop(Root root)
    {
        using var image = new Image(root).WithLongrun("web", run: "#!/probe serve-ready\n", notificationFd: 3);
        await using var container = image.Start();
        await container.WaitForTraceAsync("^up web$");
        await container.SignalAsync(PosixSignal.SIGTERM);
        await container.WaitForExitAsync();
        Assert.Equal(["up web", "down web"], container.Trace);
        Assert.Equal(0, container.ExitCode);
    }
}
