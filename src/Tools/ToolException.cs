namespace Actors.Tools;

/// <summary>Ends a tool: what it says on standard error, and its exit code. Made by <see cref="Report"/>.</summary>
public sealed class ToolException(string message, int exitCode) : Exception(message)
{
    /// <summary>The exit code.</summary>
    public int ExitCode { get; } = exitCode;
}
