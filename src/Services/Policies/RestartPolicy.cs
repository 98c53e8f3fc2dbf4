namespace Actors.Services.Policies;

/// <summary>When and how soon a longrun that has ended is run again; <c>restart { ... }</c>.</summary>
public sealed record RestartPolicy
{
    /// <summary>What s6 does: always, after its own pause, for ever.</summary>
    public static RestartPolicy Default { get; } = new();

    /// <summary>After which ends it is run again.</summary>
    public RestartMode Mode { get; init; }

    /// <summary>The pause before the first restart; null: s6's pacing, one second after it became ready, or else after it went down.</summary>
    public TimeSpan? MinBackoff { get; init; }

    /// <summary>No pause is longer.</summary>
    public TimeSpan MaxBackoff { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>By how much each pause is longer than the one before; 1: all are the same.</summary>
    public double Multiplier { get; init; } = 2;

    /// <summary>By how much a pause is lengthened at most, at random, as a share of itself; 0 to 1.</summary>
    public double Jitter { get; init; } = 0.2;

    /// <summary>How many restarts there are within <see cref="Within"/>; null: any number.</summary>
    public int? MaxRestarts { get; init; }

    /// <summary>The window that <see cref="MaxRestarts"/> is for; null: since it was started by request, or last ran for <see cref="ResetAfter"/>.</summary>
    public TimeSpan? Within { get; init; }

    /// <summary>A life this long makes the next pause the first again; null: <see cref="MaxBackoff"/>.</summary>
    public TimeSpan? ResetAfter { get; init; }

    /// <summary>What follows when the restarts are used up.</summary>
    public ExhaustedAction Exhausted { get; init; }
}

/// <summary>After which ends a longrun is run again.</summary>
public enum RestartMode
{
    /// <summary>After every end.</summary>
    Always,
    /// <summary>After an end that is no success.</summary>
    OnFailure,
    /// <summary>After none.</summary>
    Never,
}

/// <summary>What follows when a service's restarts, or a group's, are used up.</summary>
public enum ExhaustedAction
{
    /// <summary>It is down for good, as after a <c>finish</c> that exits 125.</summary>
    Stop,
    /// <summary>Its group's own answer follows; without a group, as <see cref="Shutdown"/>: what nobody answers ends the tree, as in Akka.NET.</summary>
    Escalate,
    /// <summary>The container ends with the service's exit code.</summary>
    Shutdown,
}
