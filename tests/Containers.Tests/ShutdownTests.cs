using System.Runtime.InteropServices;
using Actors.Containers.Tests.Harness;

namespace Actors.Containers.Tests;

/// <summary>An orderly end: everything is asked first, then killed, and nobody waits once nothing is left alive.</summary>
public sealed class ShutdownTests
{
    /// <summary>Far longer than any test's patience, in milliseconds: who waits for it fails the test.</summary>
    private const string Ages = "280000";

    [Fact]
    public async Task It_leaves_as_soon_as_nothing_is_left_alive()
    {
        using var image = new Image()
            .WithEnvironment("S6_KILL_GRACETIME", Ages)
            .WithEnvironment("S6_SERVICES_GRACETIME", Ages)
            .WithLongrun("web", run: "#!/probe serve-ready\n", notificationFd: 3);
        await using var container = await image.RunAsync("/probe", "exit", "4");
        Assert.Equal(["up web", "down web"], container.Trace);
        Assert.Equal(4, container.ExitCode);
    }

    [Fact]
    public async Task A_stray_process_gets_the_time_that_it_needs_and_no_more_is_waited()
    {
        using var image = new Image().WithEnvironment("S6_KILL_GRACETIME", Ages);
        await using var container = await image.RunAsync("/probe", "stray");
        Assert.Equal(["stray got SIGTERM"], container.Trace);
        Assert.Equal(0, container.ExitCode);
    }

    [Fact]
    public async Task A_stray_process_that_will_not_end_is_killed_after_the_grace_time()
    {
        using var image = new Image().WithEnvironment("S6_KILL_GRACETIME", "200");
        await using var container = await image.RunAsync("/probe", "stubborn-stray");
        Assert.Equal(["stray got SIGTERM"], container.Trace);
        Assert.Equal(0, container.ExitCode);
    }

    [Fact]
    public async Task SIGTERM_ends_a_container_that_still_waits_for_a_service_to_be_ready()
    {
        using var image = new Image()
            .WithEnvironment("S6_KILL_GRACETIME", Ages)
            .WithLongrun("slow", run: "#!/probe serve\n", notificationFd: 3); // never says that it is ready
        await using var container = image.Start("/probe", "trace", "CMD");
        await container.WaitForTraceAsync("^up slow$");
        await container.SignalAsync(PosixSignal.SIGTERM);
        await container.WaitForExitAsync();
        Assert.Equal(["up slow", "down slow"], container.Trace);
    }

    [Fact]
    public async Task SIGTERM_while_the_CMD_runs_stops_the_CMD_and_then_the_services()
    {
        using var image = new Image()
            .WithEnvironment("S6_KILL_GRACETIME", Ages)
            .WithLongrun("web", run: "#!/probe serve-ready\n", notificationFd: 3);
        await using var container = image.Start("/probe", "serve");
        await container.WaitForTraceAsync("^up /$");
        await container.SignalAsync(PosixSignal.SIGTERM);
        await container.WaitForExitAsync();
        Assert.Equal(["down /", "down web"], container.Trace.Where(line => line.StartsWith("down", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
    }
}
