using Actors.Platform;

namespace Actors.Processes;

/// <summary>What a <see cref="ProcessActor"/> is told and tells its parent.</summary>
public static class ProcessProtocol
{
    /// <summary>To the parent: the process runs.</summary>
    public sealed record ProcessStarted(int Pid);

    /// <summary>To the parent: it could not be started. The actor stops itself.</summary>
    /// <param name="Errno">Why; an error number.</param>
    public sealed record ProcessNotStarted(int Errno);

    /// <summary>Sends the process (or, with <paramref name="ToGroup"/>, its process group) a signal, if it still runs.</summary>
    public sealed record SendSignal(Signal Signal, bool ToGroup = false);
}

/// <summary>How a <see cref="ProcessActor"/> fails: its process ended. The parent's supervisor strategy decides what follows.</summary>
public sealed class ProcessEndedException(int pid, ExitStatus status) : Exception($"process {pid} {status}")
{
    /// <summary>The process that ended.</summary>
    public int Pid { get; } = pid;

    /// <summary>How it ended.</summary>
    public ExitStatus Status { get; } = status;
}
