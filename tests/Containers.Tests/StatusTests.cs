using Actors.Containers.Tests.Harness;

namespace Actors.Containers.Tests;

/// <summary>No exit status is ever lost, however many processes end at once, and nothing stays a zombie.</summary>
public sealed class StatusTests
{
    [Fact]
    public async Task Ten_thousand_short_children_of_the_CMD_keep_their_statuses()
    {
        using var image = new Image();
        await using var container = await image.RunAsync("/probe", "children", "10000", "7");
        Assert.Equal(["wrong 0"], container.Trace);
        Assert.Equal(7, container.ExitCode);
    }

    [Fact]
    public async Task Ten_thousand_orphans_in_bursts_of_a_thousand_are_all_reaped_and_the_CMDs_status_is_kept()
    {
        using var image = new Image();
        await using var container = await image.RunAsync("/probe", "storm", "10", "1000", "42");
        Assert.Equal(["zombies 0"], container.Trace);
        Assert.Equal(42, container.ExitCode);
    }

    [Fact]
    public async Task The_statuses_of_services_that_end_in_an_orphan_storm_are_their_own()
    {
        using var image = new Image();
        // Each ends of itself with its own code or signal; `finish` is told which, and that it shall not be restarted.
        var expected = new List<string> { "zombies 0" };
        foreach (var code in Enumerable.Range(0, 40))
        {
            AddService(image, $"exits-{code}", "exit-as-named");
            expected.Add($"finished {code} 0 exits-{code}");
        }

        foreach (var signal in new[] { 1, 2, 6, 9, 14, 15 })
        {
            AddService(image, $"killed-{signal}", "killed-as-named");
            expected.Add($"finished 256 {signal} killed-{signal}");
        }

        await using var container = image.Start("/probe", "storm", "10", "500", "3");
        await container.WaitForTraceAsync("^zombies");
        await container.WaitForExitAsync();
        Assert.Equal(expected.Order(StringComparer.Ordinal), container.Trace.Order(StringComparer.Ordinal));
        Assert.Equal(3, container.ExitCode);
    }

    [Fact]
    public async Task The_exit_codes_of_oneshots_that_fail_beside_an_orphan_storm_are_their_own()
    {
        using var image = new Image().WithOneshot("storm", up: "/probe storm 10 300 0");
        foreach (var code in Enumerable.Range(1, 60))
            image.WithOneshot($"fails-{code}", up: $"/probe exit {code}");
        await using var container = await image.RunAsync("/probe", "exit", "5");
        var failures = Container.Lines(container.StandardError).Where(line => line.StartsWith("s6-rc: warning: unable to start", StringComparison.Ordinal));
        Assert.Equal(
            Enumerable.Range(1, 60).Select(code => $"s6-rc: warning: unable to start service fails-{code}: command exited {code}").Order(StringComparer.Ordinal),
            failures.Order(StringComparer.Ordinal));
        Assert.Contains("zombies 0", container.Trace);
        Assert.Equal(5, container.ExitCode);
    }

    [Fact]
    public async Task The_statuses_of_the_CMDs_children_are_kept_while_a_service_makes_a_storm_of_orphans()
    {
        using var image = new Image().WithLongrun("storm", run: "#!/bin/sh\nexec /probe storm 20 200 0\n");
        await using var container = await image.RunAsync("/probe", "children", "2000", "9");
        Assert.Contains("wrong 0", container.Trace);
        Assert.Equal(9, container.ExitCode);
    }

    private static void AddService(Image image, string name, string verb) =>
        image.WithLongrun(name, run: $"#!/probe {verb}\n", finish: "#!/bin/sh\nexec /probe finished \"$@\"\n");
}
