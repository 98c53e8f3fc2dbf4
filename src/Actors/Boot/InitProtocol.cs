using Actors.Services.Policies;

namespace Actors.Boot;

/// <summary>What the <see cref="InitActor"/> can be told from outside.</summary>
public static class InitProtocol
{
    /// <summary>Stop the container in order.</summary>
    /// <param name="Kind">What the end of pid 1 is to be.</param>
    public sealed record Shutdown(HaltKind Kind = HaltKind.Halt)
    {
        /// <summary>The container's exit code; null: as it is stored.</summary>
        public int? ExitCode { get; init; }
    }

    /// <summary>The sender asks for an <see cref="Overview"/>.</summary>
    public sealed class GetOverview
    {
        /// <summary>The only one.</summary>
        public static GetOverview Instance { get; } = new();
    }

    /// <summary>To the actor that listens to clients: the policies, once they are read.</summary>
    public sealed record PoliciesRead(PolicySet Policies);

    /// <summary>On the event stream: the container has got to another phase.</summary>
    public sealed record PhaseChanged(ContainerPhase Phase);

    /// <summary>Where the container is on its way, and who knows more.</summary>
    /// <param name="Phase">On its way up, there, or on its way down.</param>
    /// <param name="Times">When it got there.</param>
    /// <param name="Services">The parent of all services; answers <see cref="Supervision.ServicesProtocol.GetMembers"/>.</param>
    /// <param name="Coordinator">Answers <see cref="Readiness.ReadinessProtocol.GetStates"/>; nobody, as long as there is no service database.</param>
    public sealed record Overview(ContainerPhase Phase, BootTimes Times, IActorRef Services, IActorRef Coordinator)
    {
        /// <summary>What pid 1 was given.</summary>
        public InitSettings? Settings { get; init; }

        /// <summary>The policies in effect.</summary>
        public PolicySet Policies { get; init; } = PolicySet.None;

        /// <summary>The CMD's actor; nobody when none runs.</summary>
        public IActorRef Command { get; init; } = ActorRefs.Nobody;

        /// <summary>Why there are no services, or not all; null: they were brought up.</summary>
        public string? Failure { get; init; }
    }

    /// <summary>
    /// Read the sources again, and put what they declare now in the place of what runs: <see cref="Readiness.ReadinessProtocol.ReplaceGraph"/>. Answered by
    /// <see cref="Readiness.ReadinessProtocol.Changed"/>; 4 where the sources are not valid, and nothing changes.
    /// </summary>
    /// <param name="Sources">Source directories; none: those of the boot.</param>
    public sealed record UpdateServices(IReadOnlyList<string> Sources)
    {
        /// <summary>What becomes of services that are renamed, or that are to be restarted.</summary>
        public IReadOnlyCollection<Services.Conversion> Conversions { get; init; } = [];

        /// <summary>What is declared otherwise than it runs is restarted; else that counts from its next start.</summary>
        public bool RestartChanged { get; init; }

        /// <summary>Essential services may be stopped, too.</summary>
        public bool IncludeEssential { get; init; }

        /// <summary>Only tell what would stop and start.</summary>
        public bool DryRun { get; init; }

        /// <summary>Limit for the whole; null: none.</summary>
        public TimeSpan? Timeout { get; init; }

        /// <summary>Waits for a change under way; else that is refused.</summary>
        public bool Block { get; init; }

        /// <summary>What is done is told to the sender from this verbosity on; null: the container's log has it.</summary>
        public int? Verbosity { get; init; }
    }

    /// <summary>Read the policies again, and take them over. Answered by <see cref="Readiness.ReadinessProtocol.Changed"/>, with what is different.</summary>
    /// <param name="DryRun">Only tell what is different, and what would be restarted.</param>
    public sealed record ReloadPolicies(bool DryRun = false);

    /// <summary>A service whose failure is to end the container has failed for good.</summary>
    /// <param name="Service">Which.</param>
    /// <param name="ExitCode">What the container exits with.</param>
    internal sealed record ServiceFailed(string Service, int ExitCode);

    internal sealed class Begin
    {
        internal static Begin Instance { get; } = new();
    }
}

/// <summary>The way of a container.</summary>
public enum ContainerPhase
{
    /// <summary>The hook runs, or the services are on their way up for the first time.</summary>
    Booting,
    /// <summary>Up, with a CMD or without.</summary>
    Running,
    /// <summary>On its way down.</summary>
    Stopping,
}

/// <summary>Moments of the boot, on the monotonic clock (<see cref="Platform.Clock.MonotonicNanoseconds"/>); 0: not come yet.</summary>
/// <param name="Begin">Pid 1 began.</param>
public sealed record BootTimes(long Begin)
{
    /// <summary>The tree began, after the first stage had put the container in order.</summary>
    public long Tree { get; init; }

    /// <summary>The stage 2 hook had ended (or there was none), and the sources were read.</summary>
    public long ServicesRead { get; init; }

    /// <summary>The services were told to start.</summary>
    public long StartTop { get; init; }

    /// <summary>The services had come up, or had failed to.</summary>
    public long Up { get; init; }
}

/// <summary>What follows when everything has stopped.</summary>
public enum HaltKind
{
    /// <summary>Pid 1 exits with the stored exit code.</summary>
    Halt,
    /// <summary>reboot(2) with restart where that is permitted; else as <see cref="Halt"/>.</summary>
    Reboot,
    /// <summary>reboot(2) with power off where that is permitted; else as <see cref="Halt"/>.</summary>
    PowerOff,
}

/// <summary>How pid 1 ends.</summary>
/// <param name="ExitCode">Its exit code.</param>
/// <param name="Kind">What it was asked for.</param>
public sealed record ContainerEnd(int ExitCode, HaltKind Kind);
