namespace Actors.Services.Policies;

/// <summary>By what a longrun is taken to be ready; <c>readiness { ... }</c>.</summary>
public sealed record ReadinessPolicy
{
    /// <summary>As the service directory says.</summary>
    public static ReadinessPolicy Default { get; } = new();

    /// <summary>By what.</summary>
    public ReadinessKind Kind { get; init; }

    /// <summary>Of <see cref="ReadinessKind.Fd"/>: the descriptor on which it writes a newline.</summary>
    public int Fd { get; init; } = 3;

    /// <summary>Of <see cref="ReadinessKind.Log"/>: a POSIX extended regular expression.</summary>
    public string Pattern { get; init; } = "";

    /// <summary>Of <see cref="ReadinessKind.Probe"/>: the probe, until it is good.</summary>
    public ProbePolicy? Probe { get; init; }
}

/// <summary>By what a longrun is taken to be ready.</summary>
public enum ReadinessKind
{
    /// <summary>By <c>notification-fd</c>; without that, once it is up.</summary>
    Auto,
    /// <summary>Once it is up.</summary>
    Up,
    /// <summary>By a newline on a descriptor.</summary>
    Fd,
    /// <summary>By <c>READY=1</c> on the socket that <c>NOTIFY_SOCKET</c> names; sd_notify(3).</summary>
    Notify,
    /// <summary>By a line that it writes to stdout or stderr.</summary>
    Log,
    /// <summary>By a probe.</summary>
    Probe,
}
