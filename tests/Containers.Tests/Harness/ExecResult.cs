namespace Actors.Containers.Tests.Harness;

/// <summary>How a command that was run inside a container ended.</summary>
public sealed record ExecResult(int ExitCode, string StandardOutput, string StandardError);
