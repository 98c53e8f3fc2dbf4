using Actors.Platform;

namespace Actors.Processes;

/// <summary>What the <see cref="ReaperActor"/> is told and tells.</summary>
public static class ReaperProtocol
{
    /// <summary>The sender wants to hear when <paramref name="Pid"/> ends. Belongs to one <see cref="SpawnLedger.Begin"/>.</summary>
    public sealed record Watch(int Pid);

    /// <summary>A spawn that was begun in the ledger came to nothing.</summary>
    public sealed class SpawnFailed
    {
        /// <summary>The only one.</summary>
        public static SpawnFailed Instance { get; } = new();
    }

    /// <summary>
    /// Sends a process that somebody watches (or its process group) a signal. Who collects the dead is the only one who knows that a number still is that process's: as soon as one is
    /// collected its number may be another's.
    /// </summary>
    /// <param name="Pid">Which. One that nobody watches gets nothing.</param>
    /// <param name="Signal">What.</param>
    /// <param name="ToGroup">To all of the group whose leader it is.</param>
    public sealed record SendSignal(int Pid, Signal Signal, bool ToGroup = false);

    /// <summary>SIGCHLD: some children ended.</summary>
    public sealed class ChildrenEnded
    {
        /// <summary>The only one.</summary>
        public static ChildrenEnded Instance { get; } = new();
    }

    /// <summary>To who watched: the process ended.</summary>
    public sealed record ProcessExited(int Pid, ExitStatus Status);

    /// <summary>The sender wants one <see cref="Childless"/> as soon as this process has no children at all.</summary>
    public sealed class NotifyWhenChildless
    {
        /// <summary>The only one.</summary>
        public static NotifyWhenChildless Instance { get; } = new();
    }

    /// <summary>There are no children left.</summary>
    public sealed class Childless
    {
        /// <summary>The only one.</summary>
        public static Childless Instance { get; } = new();
    }

    /// <summary>The sender asks for <see cref="Statistics"/>.</summary>
    public sealed class GetStatistics
    {
        /// <summary>The only one.</summary>
        public static GetStatistics Instance { get; } = new();
    }

    /// <summary>What was reaped so far.</summary>
    /// <param name="Watched">Processes that run now and that somebody watches.</param>
    /// <param name="Reaped">Processes that were watched and ended.</param>
    /// <param name="Orphans">Processes that this one inherited and that ended.</param>
    public sealed record Statistics(int Watched, long Reaped, long Orphans);
}
