namespace Actors.Boot;

/// <summary>What the <see cref="InitActor"/> can be told from outside.</summary>
public static class InitProtocol
{
    /// <summary>Stop the container in order.</summary>
    /// <param name="Kind">What the end of pid 1 is to be.</param>
    public sealed record Shutdown(HaltKind Kind = HaltKind.Halt);

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
