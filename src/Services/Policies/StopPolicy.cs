using Actors.Platform;

namespace Actors.Services.Policies;

/// <summary>How a longrun is told to end; <c>stop { ... }</c>. What is null here, a file of the service directory says.</summary>
public sealed record StopPolicy
{
    /// <summary>As the service directory says.</summary>
    public static StopPolicy Default { get; } = new();

    /// <summary>The signal that ends it; null: <c>down-signal</c>, or SIGTERM.</summary>
    public Signal? Signal { get; init; }

    /// <summary>How long until SIGKILL; zero: never; null: <c>timeout-kill</c>, or never.</summary>
    public TimeSpan? Timeout { get; init; }

    /// <summary>Whether SIGKILL is for its whole process group; null: whether <c>flag-timeout-killpg</c> is there.</summary>
    public bool? KillsGroup { get; init; }

    /// <summary>How long <c>finish</c> may take; zero: any time; null: <c>timeout-finish</c>, or 5 s.</summary>
    public TimeSpan? FinishTimeout { get; init; }

    /// <summary>The signal that makes it reload; null: <c>reload-signal</c>, or SIGHUP.</summary>
    public Signal? ReloadSignal { get; init; }
}
