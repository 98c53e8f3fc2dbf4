using Actors.Platform;

namespace Actors.Policies;

/// <summary>
/// How a longrun fails whose policy says that its failure is not its own business any more. It goes up the tree as any fault does: the strategy of
/// its parent decides (its group's), and what that escalates reaches <c>init</c>, which ends the container.
/// </summary>
/// <param name="service">Which.</param>
/// <param name="status">How it ended last; null: it could not be executed.</param>
/// <param name="escalates">Whether its group decides; else the container ends.</param>
public sealed class ServiceFailedException(string service, ExitStatus? status, bool escalates) : Exception($"service {service} has failed for good")
{
    /// <summary>Which.</summary>
    public string Service { get; } = service;

    /// <summary>How it ended last; null: it could not be executed.</summary>
    public ExitStatus? Status { get; } = status;

    /// <summary>Whether its group decides.</summary>
    public bool Escalates { get; } = escalates;

    /// <summary>What the container exits with where that is to end it: the service's exit code, 128 + signal, 127 where it could not be executed.</summary>
    public int ExitCode { get; } = status?.ShellCode ?? 127;
}
