using System.Globalization;
using System.Text;
using Actors.Control;
using Actors.Shell.Output;

namespace Actors.Shell.Views;

/// <summary>The answer to <c>status</c> as text.</summary>
internal static class StatusText
{
    /// <summary>A line of the container, a table of the services.</summary>
    internal static string Render(StatusReport report, Paint paint, int width) => Container(report.Container, paint) + "\n" + Services(report.Services, paint, width);

    /// <summary>The container in a line, and in another one what went wrong at boot.</summary>
    internal static string Container(ContainerStatus container, Paint paint)
    {
        var style = container.Failure is not null ? Style.Red : container.Phase == "running" ? Style.Green : Style.Yellow;
        var text = new StringBuilder("container ").Append(paint[style, container.Phase]).Append(", up ").Append(Human.Duration(container.Uptime));
        if (container.BootTime is { } boot)
            _ = text.Append(", boot took ").Append(Human.Duration(boot));
        if (container.RunsCommand)
            _ = text.Append(", CMD runs");
        if (container.Usage is { } usage)
            _ = text.Append(", pid 1 uses ").Append(Human.Size(usage.ResidentBytes));
        if (container.Failure is { } failure)
            _ = text.Append('\n').Append(paint[Style.Red, Human.Show(failure)]);
        return text.Append('\n').ToString();
    }

    /// <summary>A service in a line, as <c>web: up, pid 12</c>.</summary>
    internal static string Line(ServiceStatus service, Paint paint)
    {
        var state = StatusJson.NameOf(service.State);
        var text = $"{paint[Style.Bold, Human.Show(service.Name)]}: {paint[StateStyles.Of(state), state]}";
        return text + (service.Pid > 0 ? $", pid {service.Pid}" : "") + (string.IsNullOrEmpty(service.Reason) ? "" : $", {Human.Show(service.Reason)}");
    }

    private static string Services(IReadOnlyList<ServiceStatus> services, Paint paint, int width)
    {
        var table = new Table(
            new("SERVICE") { IsElastic = true, Least = 16 }, new("STATE"), new("UPTIME") { IsNumber = true }, new("RESTARTS") { IsNumber = true, Rank = 1 }, new("LAST EXIT"),
            new("PID") { IsNumber = true, Rank = 2 }, new("MEMORY") { IsNumber = true, Rank = 3 }, new("CPU") { IsNumber = true, Rank = 4 }, new("WHY") { IsElastic = true, Least = 12 });
        foreach (var service in services)
        {
            var state = StatusJson.NameOf(service.State);
            _ = table.Add(
                Human.Show(service.Name),
                new Cell(state + (service.IsPaused ? ", paused" : service.IsUnhealthy ? ", unhealthy" : ""), StateStyles.Of(state)),
                service.Uptime > 0 && service.Kind == ServiceKind.Longrun ? Human.Duration(service.Uptime) : "",
                service.Kind == ServiceKind.Oneshot ? "" : new Cell(service.Restarts.ToString(CultureInfo.InvariantCulture), service.Restarts > 0 ? Style.Yellow : Style.Plain),
                new Cell(Human.Exit(service.LastExit), service.LastExit is { IsSignaled: false, Code: 0 } ? Style.Plain : Style.Yellow),
                service.Pid > 0 ? service.Pid.ToString(CultureInfo.InvariantCulture) : "",
                service.Usage is { } usage ? Human.Size(usage.ProportionalBytes ?? usage.ResidentBytes) : "",
                service.Usage is { } used ? Human.Duration(used.CpuSeconds) : "",
                Human.Show(service.Reason));
        }

        return table.Render(paint, width);
    }
}
