namespace Actors.Pipelines;

/// <summary>What a <see cref="PipelineActor"/> is asked, and what it tells.</summary>
public static class PipelineProtocol
{
    /// <summary>The sender asks for a <see cref="PipelineStatus"/>.</summary>
    public sealed class GetStatus
    {
        /// <summary>The only one.</summary>
        public static GetStatus Instance { get; } = new();
    }

    /// <summary>The pipes are somebody else's from now on: the actor ends and leaves them open.</summary>
    internal sealed class HandOver
    {
        internal static HandOver Instance { get; } = new();
    }

    /// <summary>Nothing is written here any more: who reads finds the end when all others that can write have ended.</summary>
    internal sealed class EndOutput
    {
        internal static EndOutput Instance { get; } = new();
    }

    /// <summary>A pipeline at a moment.</summary>
    /// <param name="Name">Its name.</param>
    /// <param name="Pipes">Its pipes, from the last consumer on.</param>
    public sealed record PipelineStatus(string Name, IReadOnlyList<PipeStatus> Pipes);

    /// <summary>A pipe at a moment.</summary>
    /// <param name="Consumer">Who reads it.</param>
    /// <param name="Producers">Who write to it.</param>
    /// <param name="Waiting">How many bytes no consumer has read yet.</param>
    public sealed record PipeStatus(string Consumer, IReadOnlyList<string> Producers, int Waiting);
}
