using System.Text.RegularExpressions;
using Actors.Containers.Tests.Harness;

namespace Actors.Containers.Tests;

/// <summary>Where something else is pid 1 (docker run --init, a shared pid namespace), Actors still adopts and reaps its orphans.</summary>
public sealed partial class SubreaperTests
{
    [Fact]
    public async Task It_works_when_it_is_not_pid_1()
    {
        using var image = NotPidOne()
            .WithLongrun("web", run: "#!/probe serve-ready\n", notificationFd: 3);
        await using var container = await image.RunAsync("/probe", "exit", "42");
        Assert.Equal(["up web", "down web"], container.Trace[1..]);
        Assert.Equal(42, container.ExitCode);
    }

    [Fact]
    public async Task It_says_once_that_it_is_not_pid_1()
    {
        using var image = NotPidOne();
        await using var container = await image.RunAsync("/probe", "exit", "0");
        Assert.Single(Container.Lines(container.StandardError), line => NotPidOneLine().IsMatch(line));
    }

    [Fact]
    public async Task It_says_nothing_of_it_when_it_is_pid_1()
    {
        using var image = new Image();
        await using var container = await image.RunAsync("/probe", "exit", "0");
        Assert.DoesNotContain(Container.Lines(container.StandardError), line => NotPidOneLine().IsMatch(line));
    }

    [Fact]
    public async Task Orphans_become_its_children_and_not_pid_1s()
    {
        using var image = NotPidOne();
        await using var container = await image.RunAsync("/probe", "adopted");
        var started = container.Trace[0].Replace("started ", "", StringComparison.Ordinal);
        Assert.Contains($"adopted by {started}", container.Trace);
        Assert.DoesNotContain(container.Trace, line => line.StartsWith("pid 1 reaped", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_orphan_storm_loses_no_status_there_either()
    {
        using var image = NotPidOne();
        await using var container = await image.RunAsync("/probe", "storm", "5", "500", "6");
        Assert.Contains("zombies 0", container.Trace);
        Assert.Equal(6, container.ExitCode);
    }

    [Fact]
    public async Task It_leaves_no_process_behind()
    {
        using var image = NotPidOne().WithEnvironment("S6_KILL_GRACETIME", "100");
        await using var container = await image.RunAsync("/probe", "stubborn-stray");
        // pid 1 ends when Actors has ended; whatever Actors left would have become pid 1's.
        Assert.DoesNotContain(container.Trace, line => line.StartsWith("left behind", StringComparison.Ordinal));
        Assert.Contains("stray got SIGTERM", container.Trace);
    }

    private static Image NotPidOne() => new Image().WithEntrypoint("/probe", "parent", "/init");

    [GeneratedRegex(@"^actors: info: running as pid \d+, not 1\b", RegexOptions.CultureInvariant)]
    private static partial Regex NotPidOneLine();
}
