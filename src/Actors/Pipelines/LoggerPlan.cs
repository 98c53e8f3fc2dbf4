using Actors.Logging;

namespace Actors.Pipelines;

/// <summary>What a run script that is nothing but a logger comes down to.</summary>
/// <param name="Command">The command line of s6-log.</param>
/// <param name="Script">Its logging script.</param>
public sealed record LoggerPlan(LoggerCommand Command, LoggingScript Script)
{
    /// <summary>Who it becomes; null: who this process is.</summary>
    public LoggerIdentity? Identity { get; init; }

    /// <summary>The run script's descriptor that action <c>1</c> writes to.</summary>
    public int Output { get; init; } = 1;

    /// <summary>The run script's descriptor that action <c>2</c> and warnings write to.</summary>
    public int Alerts { get; init; } = 2;

    /// <summary>Whether processors find an empty environment.</summary>
    public bool ClearsEnvironment { get; init; }
}
