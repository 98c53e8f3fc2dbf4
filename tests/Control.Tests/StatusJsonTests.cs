using System.Text.Json;
using Actors.Platform;

namespace Actors.Control.Tests;

public class StatusJsonTests
{
    [Fact]
    public void A_status_is_read_as_it_was_written()
    {
        var web = new ServiceStatus("caf\u00c3\u00a9", ServiceKind.Longrun, ServiceState.Starting)
        {
            IsWantedUp = true,
            TellsReadiness = true,
            IsInDatabase = true,
            IsEssential = true,
            IsPaused = true,
            Pid = 12,
            Since = 1_700_000_000.25,
            Uptime = 3.5,
            Starts = 4,
            LastExit = new ExitStatus(0, Signal.Segv),
            Reason = "it has not told yet that it is ready",
            Consumer = "web-log",
            Usage = new ProcessUsage(3, 4096, 0.25) { ProportionalBytes = 1024 },
        };
        var setup = new ServiceStatus("setup", ServiceKind.Oneshot, ServiceState.Failed) { LastExit = new ExitStatus(3, Signal.None), Producers = [], LogDirectories = [] };
        var report = new StatusReport(new ContainerStatus("running", 12.5) { BootTime = 0.25, Failure = "not all", RunsCommand = true }, [web, setup]);

        using var wire = JsonDocument.Parse(ControlMessages.Ok(7, json => StatusJson.Write(json, report)));
        var read = StatusJson.Read(wire.RootElement);

        Assert.Equal(7, wire.RootElement.GetProperty("id").GetInt64());
        Assert.Equal(report.Container, read.Container);
        Assert.Equal([web with { Producers = read.Services[0].Producers, LogDirectories = read.Services[0].LogDirectories }, setup with { Producers = read.Services[1].Producers, LogDirectories = read.Services[1].LogDirectories }], read.Services);
    }
}
