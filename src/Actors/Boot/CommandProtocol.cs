using Actors.Platform;

namespace Actors.Boot;

/// <summary>What the <see cref="CommandActor"/> is told and tells its parent.</summary>
public static class CommandProtocol
{
    /// <summary>To the command: a signal for it.</summary>
    public sealed record Forward(Signal Signal);

    /// <summary>To the parent: its process runs.</summary>
    public sealed record CommandStarted(int Pid);

    /// <summary>To the parent: it ended (or could not be started).</summary>
    /// <param name="ExitCode">As a shell has it: its code, 128 + signal, 127 not found, 126 not executable.</param>
    public sealed record CommandEnded(int ExitCode);
}
