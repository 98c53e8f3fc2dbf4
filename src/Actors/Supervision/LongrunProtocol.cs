using Actors.Platform;
using Actors.Policies;

namespace Actors.Supervision;

/// <summary>What a <see cref="LongrunActor"/> is told besides <see cref="ServiceProtocol"/>, and what it publishes.</summary>
public static class LongrunProtocol
{
    /// <summary>Control letters as s6-svc writes them into <c>supervise/control</c>; done in order.</summary>
    public sealed record Control(string Letters);

    /// <summary>Stop being supervised: the service is brought down, then the actor ends.</summary>
    public sealed class Leave
    {
        /// <summary>With a signal, as SIGTERM to s6-supervise.</summary>
        public static Leave Instance { get; } = new();

        /// <summary>As SIGHUP to s6-supervise: a logger is not told to end, it reads its pipe to the end first. It is not run again.</summary>
        public static Leave AtItsEnd { get; } = new();
    }

    /// <summary>The scan directory was read, and the service's directory is still there, or there again.</summary>
    public sealed class Scanned
    {
        /// <summary>The only one.</summary>
        public static Scanned Instance { get; } = new();
    }

    /// <summary>
    /// Other settings from now on: its next life has them. With another directory in them it moves there itself, and all it shows to others with it. Answered by <see cref="Settled"/>.
    /// </summary>
    public sealed record Settle(LongrunSettings Settings);

    /// <summary>The settings count.</summary>
    /// <param name="Failure">Why not; null: they do.</param>
    public sealed record Settled(string? Failure = null);

    /// <summary>The sender asks for a <see cref="LongrunStatus"/>.</summary>
    public sealed class GetStatus
    {
        /// <summary>The only one.</summary>
        public static GetStatus Instance { get; } = new();
    }

    /// <summary>On the event stream: something happened to a longrun.</summary>
    /// <param name="Service">Its name.</param>
    /// <param name="Letter">As in s6's event directories: s supervised, u up, U ready, d down, D really down, O failed for good, x no longer supervised.</param>
    /// <param name="Status">Its state since.</param>
    public sealed record LongrunEvent(string Service, char Letter, LongrunStatus Status);

    /// <summary>On the event stream: nothing happened to its process, but what is wanted of it has changed, or it was paused or continued.</summary>
    /// <param name="Service">Its name.</param>
    /// <param name="Status">Its state since.</param>
    public sealed record LongrunChanged(string Service, LongrunStatus Status);

    internal sealed class ControlReadable
    {
        internal static ControlReadable Instance { get; } = new();
    }

    /// <param name="Incarnation">Which life of the service the pipe belongs to.</param>
    internal sealed record NotificationReadable(int Incarnation);

    /// <param name="Incarnation">Which life of the service the socket belongs to.</param>
    internal sealed record NotifyReadable(int Incarnation);

    internal sealed class TriggerDue
    {
        internal static TriggerDue Instance { get; } = new();
    }

    internal sealed class TriggerAgain
    {
        internal static TriggerAgain Instance { get; } = new();
    }

    internal sealed class TriggerFileChanged
    {
        internal static TriggerFileChanged Instance { get; } = new();
    }

    internal sealed class StartDue
    {
        internal static StartDue Instance { get; } = new();
    }

    /// <summary>To itself: it fails, so that what stands above it decides.</summary>
    internal sealed record Fail(ServiceFailedException Failure);

    internal sealed class KillDue
    {
        internal static KillDue Instance { get; } = new();
    }

    internal sealed class FinishKillDue
    {
        internal static FinishKillDue Instance { get; } = new();
    }
}

/// <summary>A longrun's actual state.</summary>
public enum LongrunState
{
    /// <summary>Neither run nor finish is running.</summary>
    Down,
    /// <summary>run is running.</summary>
    Up,
    /// <summary>finish is running.</summary>
    Finishing,
}

/// <summary>What is known of a longrun at a moment.</summary>
/// <param name="State">Actual state.</param>
/// <param name="WantUp">Desired state.</param>
/// <param name="Ready">Up and ready, or down with finish done.</param>
/// <param name="Paused">Stopped by a signal.</param>
/// <param name="Pid">Of run or finish; 0 when down.</param>
/// <param name="Since">When it went up or down.</param>
/// <param name="LastExit">How run last ended; null: it never did.</param>
/// <param name="Starts">How often run was started.</param>
public sealed record LongrunStatus(
    LongrunState State, bool WantUp, bool Ready, bool Paused, int Pid, Tai64n Since, ExitStatus? LastExit, int Starts)
{
    /// <summary>What it is run with.</summary>
    public LongrunSettings? Settings { get; init; }

    /// <summary>The logger that it is in this process, so that its pid is that of others too; null: it has a process of its own.</summary>
    public Pipelines.LoggerRequest? Logger { get; init; }

    /// <summary>Whether it says when it is ready; else it is as soon as it is up.</summary>
    public bool TellsReadiness { get; init; }

    /// <summary>What its health checks say; null: it has none, or they have not said yet.</summary>
    public bool? IsHealthy { get; init; }

    /// <summary>What the last bad one of them said.</summary>
    public string? HealthFault { get; init; }

    /// <summary>Whether it waits for what triggers it.</summary>
    public bool IsArmed { get; init; }

    /// <summary>When a time triggers it next, on the monotonic clock in nanoseconds; 0: none does.</summary>
    public long TriggersAt { get; init; }

    /// <summary>When its pause before the next start is over, likewise; 0: it has none.</summary>
    public long StartsAt { get; init; }

    /// <summary>When it last became ready, or was down with finish done.</summary>
    public Tai64n ReadySince { get; init; }

    /// <summary>Whether run was told to end.</summary>
    public bool IsEnding { get; init; }

    /// <summary>Whether it has failed for good: its finish exited 125, or its policy is not to start it again.</summary>
    public bool HasFailed { get; init; }

    /// <summary>Which of them, for people.</summary>
    public string? Failure { get; init; }

    /// <summary>Why run could not be executed the last time; 0: it could.</summary>
    public int SpawnError { get; init; }

    /// <summary>When run was first started, on the monotonic clock in nanoseconds; 0: never.</summary>
    public long FirstSpawned { get; init; }
}
