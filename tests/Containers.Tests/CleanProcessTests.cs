using System.Globalization;
using Actors.Containers.Tests.Harness;

namespace Actors.Containers.Tests;

/// <summary>
/// Every process starts clean: nothing of pid 1's signal mask, dispositions or descriptors reaches it.
/// Seen from the inside, in the process's own /proc/self.
/// </summary>
public sealed class CleanProcessTests
{
    [Fact]
    public async Task The_CMD_starts_clean()
    {
        using var image = new Image();
        await using var container = await image.RunAsync("/probe", "state", "cmd");
        AssertClean(container.ReadFile("cmd"), 0, 1, 2);
    }

    [Fact]
    public async Task A_longrun_starts_clean()
    {
        using var image = new Image().WithLongrun("web", run: "#!/probe state-of-service\n");
        await using var container = image.Start();
        await container.WaitForFileAsync("web");
        AssertClean(container.ReadFile("web"), 0, 1, 2);
    }

    [Fact]
    public async Task A_longrun_with_readiness_has_its_notification_descriptor_and_no_other()
    {
        using var image = new Image().WithLongrun("web", run: "#!/probe state-of-service\n", notificationFd: 7);
        await using var container = image.Start();
        await container.WaitForFileAsync("web");
        AssertClean(container.ReadFile("web"), 0, 1, 2, 7);
    }

    [Fact]
    public async Task A_finish_script_starts_clean()
    {
        using var image = new Image().WithLongrun("web", run: "#!/probe print\n",
            finish: "#!/probe state-of-finish\n");
        await using var container = image.Start();
        await container.WaitForFileAsync("finish");
        AssertClean(container.ReadFile("finish"), 0, 1, 2);
    }

    [Fact]
    public async Task A_oneshot_starts_clean()
    {
        using var image = new Image().WithOneshot("prepare", up: "/probe state oneshot");
        await using var container = await image.RunAsync("/probe", "exit", "0");
        AssertClean(container.ReadFile("oneshot"), 0, 1, 2);
    }

    [Fact]
    public async Task A_restarted_longrun_starts_as_clean_as_the_first_time()
    {
        using var image = new Image().WithLongrun("web", notificationFd: 3,
            run: "#!/bin/sh\nif [ -e /out/first ]; then exec /probe state-of-service; fi\nexec /probe state first\n");
        await using var container = image.Start();
        await container.WaitForFileAsync("web");
        Assert.Equal(container.ReadFile("first"), container.ReadFile("web"));
        AssertClean(container.ReadFile("web"), 0, 1, 2, 3);
    }

    private static void AssertClean(string state, params int[] descriptors)
    {
        var lines = Container.Lines(state);
        Assert.Equal(0UL, Signals(lines, "SigBlk"));
        Assert.Equal(0UL, Signals(lines, "SigIgn"));
        Assert.Equal(0UL, Signals(lines, "SigCgt"));
        Assert.Equal(0UL, Signals(lines, "SigPnd"));
        Assert.Equal(descriptors, lines.Where(IsDescriptor).Select(line => int.Parse(line[3..], CultureInfo.InvariantCulture)).Order());
    }

    private static bool IsDescriptor(string line) => line.StartsWith("fd ", StringComparison.Ordinal);

    private static ulong Signals(string[] lines, string name) =>
        Convert.ToUInt64(Assert.Single(lines, line => line.StartsWith(name + ":", StringComparison.Ordinal))[(name.Length + 1)..].Trim(), 16);
}
