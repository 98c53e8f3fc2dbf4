using Actors.Platform;

namespace Actors.Supervision;

/// <summary>What a <see cref="OneshotActor"/> is asked besides <see cref="ServiceProtocol"/>.</summary>
public static class OneshotProtocol
{
    /// <summary>The sender asks for a <see cref="OneshotStatus"/>.</summary>
    public sealed class GetStatus
    {
        /// <summary>The only one.</summary>
        public static GetStatus Instance { get; } = new();
    }
}

/// <summary>What is known of a oneshot at a moment. Whether it is up is the readiness coordinator's to say.</summary>
/// <param name="RunsUp">Whether its <c>up</c> runs (true), or its <c>down</c> or <c>reload</c> (false); null: none of them.</param>
/// <param name="Pid">Of the script that runs; 0: none.</param>
/// <param name="Since">When that began, or when the last one ended.</param>
/// <param name="LastExit">How the last one ended; null: none ever did.</param>
public sealed record OneshotStatus(bool? RunsUp, int Pid, Tai64n Since, ExitStatus? LastExit)
{
    /// <summary>What it is run with.</summary>
    public OneshotSettings? Settings { get; init; }

    /// <summary>How many scripts were started.</summary>
    public int Runs { get; init; }

    /// <summary>When the first was started, on the monotonic clock in nanoseconds; 0: never.</summary>
    public long FirstSpawned { get; init; }
}
