using Actors.Platform;

namespace Actors.Control;

/// <summary>What a service is.</summary>
public enum ServiceKind
{
    /// <summary>A supervised process.</summary>
    Longrun,
    /// <summary>A pair of commands.</summary>
    Oneshot,
}

/// <summary>Where a service is.</summary>
public enum ServiceState
{
    /// <summary>Not up, and nobody wants it to be.</summary>
    Down,
    /// <summary>Wanted up: it waits for others, or for the pause before its next start.</summary>
    Waiting,
    /// <summary>Its process runs but has not said that it is ready; or its <c>up</c> command runs.</summary>
    Starting,
    /// <summary>Up, and ready where it can tell.</summary>
    Up,
    /// <summary>It was told to end; or its <c>down</c> command runs.</summary>
    Stopping,
    /// <summary>Its process has ended and its <c>finish</c> runs.</summary>
    Finishing,
    /// <summary>It did not come up, or did and failed for good.</summary>
    Failed,
    /// <summary>Its actor did not answer in time.</summary>
    Unknown,
}

/// <summary>A service as pid 1 sees it at a moment. Names and paths are byte strings; moments are seconds since 1970 UTC.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Kind">What it is.</param>
/// <param name="State">Where it is.</param>
public sealed record ServiceStatus(string Name, ServiceKind Kind, ServiceState State)
{
    /// <summary>Whether it is wanted up.</summary>
    public bool IsWantedUp { get; init; }

    /// <summary>Whether it is up, and ready where it can tell.</summary>
    public bool IsReady { get; init; }

    /// <summary>Whether it tells when it is ready (<c>notification-fd</c>).</summary>
    public bool TellsReadiness { get; init; }

    /// <summary>Whether a signal has stopped it (<c>s6-svc -p</c>).</summary>
    public bool IsPaused { get; init; }

    /// <summary>Whether its health checks say that it is not well.</summary>
    public bool IsUnhealthy { get; init; }

    /// <summary>Whether it is in the service database; else it is a directory of the scan directory only.</summary>
    public bool IsInDatabase { get; init; }

    /// <summary>Whether it is not stopped unless that is asked for with force.</summary>
    public bool IsEssential { get; init; }

    /// <summary>Its process, or its script's; 0: none.</summary>
    public int Pid { get; init; }

    /// <summary>When it got where it is; 0: never moved.</summary>
    public double Since { get; init; }

    /// <summary>When it became ready; 0: it is not.</summary>
    public double ReadySince { get; init; }

    /// <summary>For how many seconds it has been up; 0 when it is not.</summary>
    public double Uptime { get; init; }

    /// <summary>How often it was started.</summary>
    public int Starts { get; init; }

    /// <summary>How often it was started again.</summary>
    public int Restarts => Math.Max(Starts - 1, 0);

    /// <summary>How its process, or its last script, ended the last time; null: it never did.</summary>
    public ExitStatus? LastExit { get; init; }

    /// <summary>What it waits for, or why it failed; null: neither.</summary>
    public string? Reason { get; init; }

    /// <summary>The service that reads its stdout; null: none.</summary>
    public string? Consumer { get; init; }

    /// <summary>The services whose stdout it reads.</summary>
    public IReadOnlyList<string> Producers { get; init; } = [];

    /// <summary>Where its log is written, as far as the logger's command line tells.</summary>
    public IReadOnlyList<string> LogDirectories { get; init; } = [];

    /// <summary>What its processes use; null: none runs.</summary>
    public ProcessUsage? Usage { get; init; }
}

/// <summary>What the processes of a service (its session) use.</summary>
/// <param name="Processes">How many there are.</param>
/// <param name="ResidentBytes">Resident memory of all; what they share counts for each.</param>
/// <param name="CpuSeconds">Processor time of those that run, and of their children that have ended.</param>
public sealed record ProcessUsage(int Processes, long ResidentBytes, double CpuSeconds)
{
    /// <summary>Their proportional share of memory; null where it was not asked for, or may not be read.</summary>
    public long? ProportionalBytes { get; init; }
}
