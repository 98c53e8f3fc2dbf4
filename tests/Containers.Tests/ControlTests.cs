using Actors.Containers.Tests.Harness;
using Actors.Control;

namespace Actors.Containers.Tests;

/// <summary>Every verb of the control protocol, asked of the real pid 1 of a container.</summary>
public sealed class ControlTests
{
    private const string Sleeper = "#!/bin/sh\nexec sleep 100000\n";

    [Fact]
    public async Task What_runs_is_told_with_what_it_needs_and_uses()
    {
        using var image = new Image()
            .WithOneshot("setup", up: "/probe exit 0")
            .WithLongrun("web", run: "#!/command/with-contenv sh\nexport FROM_RUN=1\necho ready >&3\nexec sleep 100000\n", dependencies: ["setup"], notificationFd: 3)
            .WithLongrun("legs", run: Sleeper)
            .WithEnvironment("COLOUR", "blue");
        await using var container = image.Start();
        using var client = await container.ControlAsync();
        await container.WaitForOutputAsync("legacy-services successfully started");
        var report = await UntilAsync(() => client.Status(["web", "setup", "legs"]), status => status.Services.All(service => service.State == ServiceState.Up) && status.Container.Phase == "running");

        var web = report.Services.Single(service => service.Name == "web");
        Assert.True(web is { IsReady: true, TellsReadiness: true, IsWantedUp: true, IsInDatabase: true, Starts: 1, Restarts: 0, LastExit: null });
        Assert.True(web.Pid > 1 && web.Usage!.ResidentBytes > 0 && web.Usage.Processes == 1);
        Assert.Equal(ServiceKind.Oneshot, report.Services.Single(service => service.Name == "setup").Kind);
        Assert.True(report.Container.BootTime > 0);

        Assert.Equal("web is up and ready", client.Why("web").Verdict);
        Assert.Contains(client.Graph().Edges, edge => edge is { From: "web", To: "setup", IsPipe: false });
        var boot = client.Boot();
        Assert.True(boot.Total > 0);
        var started = boot.Services.Single(service => service.Name == "web");
        Assert.True(started.Requested <= started.Spawned && started.Spawned <= started.Ready);
        Assert.True(boot.Services.Single(service => service.Name == "setup").Ready <= started.Requested);
        Assert.NotEmpty(boot.CriticalChain);
        Assert.Contains(client.Tree(), actor => actor.Path == "/user/init/services/web" && actor.Children == 1);

        var environment = client.Environment("web").Variables.ToDictionary(variable => variable.Name);
        Assert.Equal(("blue", "container"), (environment["COLOUR"].Value, environment["COLOUR"].Origin));
        Assert.Equal("program", environment["FROM_RUN"].Origin);
        Assert.Equal("supervisor", environment["PATH"].Origin);
        Assert.Contains(client.Config([]).Settings, setting => setting is { Name: "S6_KILL_GRACETIME", Value: "3000", Source: "default" });
        Assert.True(client.Health() is { IsLive: true, IsReady: true });
        Assert.Contains("actors_service_ready{service=\"web\"} 1\n", client.Metrics(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Services_are_stopped_started_restarted_and_signalled_and_that_is_kept()
    {
        using var image = new Image()
            .WithLongrun("base-service", run: Sleeper)
            .WithLongrun("web", run: Sleeper, dependencies: ["base-service"])
            .WithLongrun("traps", run: "#!/bin/sh\ntrap 'echo hup >>/out/trace' HUP\ntrap 'exit 7' USR1\necho up >>/out/trace\nwhile :; do sleep 0.05; done\n");
        await using var container = image.Start();
        using var client = await container.ControlAsync();
        await UntilAsync(() => client.Status([]), status => status.Container.Phase == "running");

        var stopped = client.Change(new ControlRequest("stop", ["base-service"]));
        Assert.Equal(0, stopped.ExitCode);
        Assert.Contains("base-service", stopped.Stopped);
        Assert.Contains("web", stopped.Stopped);
        Assert.All(client.Status(["web", "base-service"]).Services, service => Assert.Equal(ServiceState.Down, service.State));
        Assert.Equal("web is down, and nobody wants it up", client.Why("web").Verdict);
        Assert.Equal(0, client.Change(new ControlRequest("start", ["web"])).ExitCode);
        var before = client.Status(["web", "base-service"]).Services.ToDictionary(service => service.Name, service => service.Pid);
        Assert.Equal(0, client.Change(new ControlRequest("restart", ["base-service"])).ExitCode);
        var after = client.Status(["web", "base-service"]).Services.ToDictionary(service => service.Name, service => service.Pid);
        Assert.Equal(before["web"], after["web"]);
        Assert.NotEqual(before["base-service"], after["base-service"]);

        await container.WaitForTraceAsync("^up$");
        client.Signal(["traps"], "HUP");
        await container.WaitForTraceAsync("^hup$");
        client.Signal(["traps"], "USR1", "session");
        var traps = await UntilAsync(() => client.Status(["traps"]).Services[0], service => service is { LastExit: not null, Starts: 2 });
        Assert.Equal(7, traps.LastExit!.Value.Code);

        Assert.Equal(["stop", "start", "restart", "signal", "signal"], client.Audit().Select(entry => entry.Verb));
        await container.WaitForOutputAsync("actors: info: control: uid 0 pid [0-9]+: restart base-service: done");
    }

    [Fact]
    public async Task Why_finds_what_is_really_wrong_and_health_tells_of_it()
    {
        using var image = new Image()
            .WithOneshot("migrate", up: "/probe exit 3")
            .WithLongrun("api", run: Sleeper, dependencies: ["migrate"])
            .WithLongrun("web", run: Sleeper, dependencies: ["api"]);
        await using var container = image.Start();
        using var client = await container.ControlAsync();
        await UntilAsync(() => client.Status([]), status => status.Container.Phase == "running");

        var why = client.Why("web");
        Assert.Equal(("migrate", "command exited 3"), (why.Causes[^1].Service, why.Causes[^1].Reason));
        Assert.Contains("migrate", why.Verdict, StringComparison.Ordinal);
        Assert.NotEmpty(why.Advice);
        var health = client.Health();
        Assert.False(health.IsLive);
        Assert.Contains(health.Reasons, reason => reason is { Service: "migrate", IsAgainstLiveness: true });
    }

    [Fact]
    public async Task Shutdown_ends_the_container_with_its_exit_code_and_events_tell_of_it()
    {
        using var image = new Image().WithLongrun("web", run: Sleeper);
        await using var container = image.Start();
        using var client = await container.ControlAsync();
        await UntilAsync(() => client.Status([]), status => status.Container.Phase == "running");
        using var listener = await container.ControlAsync();
        listener.Ask(new ControlRequest("events", [])).Dispose();
        client.Shutdown(42);
        var kinds = new List<string>();
        while (!kinds.Contains("exited"))
        {
            using var line = listener.Receive();
            kinds.Add(ControlEvent.Read(line.RootElement).Kind);
        }

        Assert.Contains("phase", kinds);
        await container.WaitForExitAsync();
        Assert.Equal(42, container.ExitCode);
    }

    private static async Task<T> UntilAsync<T>(Func<T> look, Func<T, bool> isSo)
    {
        for (var looks = 0; looks < 3000; looks++)
        {
            var seen = look();
            if (isSo(seen))
                return seen;
            await Task.Delay(20);
        }

        throw new TimeoutException("what is waited for does not come about");
    }
}
