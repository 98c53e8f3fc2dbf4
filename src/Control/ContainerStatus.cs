namespace Actors.Control;

/// <summary>The container at a moment.</summary>
/// <param name="Phase"><c>booting</c>, <c>running</c> or <c>stopping</c>.</param>
/// <param name="Uptime">Seconds since pid 1 began.</param>
public sealed record ContainerStatus(string Phase, double Uptime)
{
    /// <summary>Seconds from pid 1's beginning until its services had come up, or had failed to; null: not yet.</summary>
    public double? BootTime { get; init; }

    /// <summary>Why the boot did not bring everything up; null: it did, or goes on.</summary>
    public string? Failure { get; init; }

    /// <summary>Whether a CMD runs.</summary>
    public bool RunsCommand { get; init; }

    /// <summary>Pid 1's own use.</summary>
    public ProcessUsage? Usage { get; init; }
}

/// <summary>The answer to <c>status</c>.</summary>
/// <param name="Container">The container.</param>
/// <param name="Services">The services that were asked for, in the order of the service database, then those beside it.</param>
public sealed record StatusReport(ContainerStatus Container, IReadOnlyList<ServiceStatus> Services);
