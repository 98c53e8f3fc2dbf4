using Actors.Platform;

namespace Actors.Pipelines;

/// <summary>What a <see cref="LoggerActor"/> hears from the thread that its logger is on. To its parent it says what a <see cref="Processes.ProcessActor"/> says.</summary>
internal static class LoggerProtocol
{
    /// <summary>The logger is about to open its directories.</summary>
    internal sealed class LoggerStarted
    {
        internal static LoggerStarted Instance { get; } = new();
    }

    /// <summary>The logger has ended.</summary>
    /// <param name="Status">As the process would have.</param>
    internal sealed record LoggerEnded(ExitStatus Status);
}
