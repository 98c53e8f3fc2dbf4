namespace Actors.Boot;

/// <summary>What the <see cref="InitActor"/> can be told from outside.</summary>
public static class InitProtocol
{
    /// <summary>Stop the container in order.</summary>
    /// <param name="Kind">What the end of pid 1 is to be.</param>
    public sealed record Shutdown(HaltKind Kind = HaltKind.Halt);

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
    }

    internal sealed class Begin
    {
        internal static Begin Instance { get; } = new();
    }

    internal sealed class GraceOver
    {
        internal static GraceOver Instance { get; } = new();
    }

    internal sealed class SettledDown
    {
        internal static SettledDown Instance { get; } = new();
    }
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
