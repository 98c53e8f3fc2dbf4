using Actors.Platform;

namespace Actors.Boot;

/// <summary>What the <see cref="LastProcessesActor"/> is told and tells its parent.</summary>
internal static class LastProcessesProtocol
{
    /// <summary>To the parent: no process is left, and loggers of this process have logged what there was.</summary>
    /// <param name="Killed">Whether the grace time was over before.</param>
    internal sealed record Ended(bool Killed);

    internal sealed class Begin
    {
        internal static Begin Instance { get; } = new();
    }

    internal sealed class GraceOver
    {
        internal static GraceOver Instance { get; } = new();
    }

    /// <param name="Process">Its descriptor.</param>
    internal sealed record GuestEnded(Descriptor Process);

    internal sealed class LoggersIdle
    {
        internal static LoggersIdle Instance { get; } = new();
    }
}
