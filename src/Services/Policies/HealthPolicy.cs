namespace Actors.Services.Policies;

/// <summary>How a longrun that is ready is looked after; <c>health { ... }</c>.</summary>
public sealed record HealthPolicy
{
    /// <summary>Not at all.</summary>
    public static HealthPolicy Default { get; } = new();

    /// <summary>The probe; null: there is none.</summary>
    public ProbePolicy? Probe { get; init; }

    /// <summary>For how long after it is ready a bad probe does not count.</summary>
    public TimeSpan StartPeriod { get; init; }

    /// <summary>After so many bad probes in a row it is unhealthy.</summary>
    public int Failures { get; init; } = 3;

    /// <summary>What follows.</summary>
    public HealthAction Action { get; init; }
}

/// <summary>What follows when a service is unhealthy.</summary>
public enum HealthAction
{
    /// <summary>It is told to end, which counts as a failure: its restart policy decides.</summary>
    Restart,
    /// <summary>It is brought down, for good.</summary>
    Stop,
    /// <summary>The container ends with exit code 1.</summary>
    Shutdown,
    /// <summary>It is said, and shown.</summary>
    None,
}
