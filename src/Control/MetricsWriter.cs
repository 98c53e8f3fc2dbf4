using System.Globalization;
using System.Text;
using Actors.Boot;
using Actors.Platform;

namespace Actors.Control;

/// <summary>Makes of a survey a text in the format of OpenMetrics 1.0 (https://prometheus.io/docs/specs/om/open_metrics_spec).</summary>
internal sealed class MetricsWriter
{
    /// <summary>What an HTTP server would call it.</summary>
    internal const string ContentType = "application/openmetrics-text; version=1.0.0; charset=utf-8";

    private static readonly ServiceState[] s_states =
    [
        ServiceState.Down, ServiceState.Waiting, ServiceState.Starting, ServiceState.Up, ServiceState.Stopping, ServiceState.Finishing, ServiceState.Failed, ServiceState.Unknown,
    ];

    private readonly StringBuilder _text = new();

    internal static string Write(Survey survey)
    {
        var writer = new MetricsWriter();
        writer.WriteContainer(StatusReader.ReadContainer(survey), survey);
        writer.WriteServices([.. survey.Select([]).Select(service => StatusReader.Read(survey, service))]);
        return writer._text.Append("# EOF\n").ToString();
    }

    private void WriteContainer(ContainerStatus container, Survey survey)
    {
        Begin("actors_container_uptime_seconds", "gauge", "seconds", "Since pid 1 began.");
        Sample("actors_container_uptime_seconds", "", container.Uptime);
        Begin("actors_container_phase", "stateset", "", "Where the container is on its way.");
        foreach (var phase in (ReadOnlySpan<ContainerPhase>)[ContainerPhase.Booting, ContainerPhase.Running, ContainerPhase.Stopping])
            Sample("actors_container_phase", $"actors_container_phase=\"{StatusReader.NameOf(phase)}\"", survey.Overview.Phase == phase ? 1 : 0);
        if (container.BootTime is { } boot)
        {
            Begin("actors_container_boot_seconds", "gauge", "seconds", "From the beginning of pid 1 until its services were up, or had failed.");
            Sample("actors_container_boot_seconds", "", boot);
        }

        if (container.Usage is not { } usage)
            return;
        Begin("actors_init_resident_memory_bytes", "gauge", "bytes", "Resident memory of pid 1.");
        Sample("actors_init_resident_memory_bytes", "", usage.ResidentBytes);
        Begin("actors_init_cpu_seconds", "counter", "seconds", "Processor time of pid 1, and of the children that it has collected.");
        Sample("actors_init_cpu_seconds_total", "", usage.CpuSeconds);
    }

    private void WriteServices(IReadOnlyList<ServiceStatus> services)
    {
        Begin("actors_service_state", "stateset", "", "Where a service is.");
        foreach (var service in services)
        {
            foreach (var state in s_states)
                Sample("actors_service_state", $"{Label(service)},actors_service_state=\"{StatusJson.NameOf(state)}\"", service.State == state ? 1 : 0);
        }

        Gauge("actors_service_ready", "", "Whether it is up, and ready where it can tell.", services, service => service.IsReady ? 1 : 0);
        Gauge("actors_service_wanted", "", "Whether it is wanted up.", services, service => service.IsWantedUp ? 1 : 0);
        Gauge("actors_service_uptime_seconds", "seconds", "For how long its process has run.", services, service => service.Kind == ServiceKind.Longrun ? service.Uptime : null);
        Gauge("actors_service_last_exit_code", "", "How it ended the last time, as a shell has it: 128 + the signal, where one killed it.", services, service => service.LastExit?.ShellCode);
        Gauge("actors_service_processes", "", "The processes of its session.", services, service => service.Usage?.Processes);
        Gauge("actors_service_resident_memory_bytes", "bytes", "Resident memory of its session.", services, service => service.Usage?.ResidentBytes);
        Begin("actors_service_starts", "counter", "", "How often it was started.");
        foreach (var service in services)
            Sample("actors_service_starts_total", Label(service), service.Starts);
        // A gauge: the sum is that of the processes that are there, and falls when one ends.
        Gauge("actors_service_cpu_seconds", "seconds", "Processor time of the processes that are in its session now.", services, service => service.Usage?.CpuSeconds);
    }

    private void Gauge(string name, string unit, string help, IReadOnlyList<ServiceStatus> services, Func<ServiceStatus, double?> value)
    {
        Begin(name, "gauge", unit, help);
        foreach (var service in services)
        {
            if (value(service) is { } number)
                Sample(name, Label(service), number);
        }
    }

    private void Begin(string name, string type, string unit, string help)
    {
        _text.Append("# TYPE ").Append(name).Append(' ').Append(type).Append('\n');
        if (unit.Length > 0)
            _text.Append("# UNIT ").Append(name).Append(' ').Append(unit).Append('\n');
        _text.Append("# HELP ").Append(name).Append(' ').Append(help).Append('\n');
    }

    private void Sample(string name, string labels, double value)
    {
        _text.Append(name);
        if (labels.Length > 0)
            _text.Append('{').Append(labels).Append('}');
        _text.Append(' ').Append(value.ToString(CultureInfo.InvariantCulture)).Append('\n');
    }

    private static string Label(ServiceStatus service) =>
        $"service=\"{ByteString.ToText(service.Name).Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal)}\"";
}
