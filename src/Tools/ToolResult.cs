namespace Actors.Tools;

/// <summary>How a tool ends: with an exit code, or by becoming the program that the rest of its arguments names.</summary>
public readonly record struct ToolResult
{
    private ToolResult(int exitCode, string[]? command)
    {
        ExitCode = exitCode;
        Command = command;
    }

    /// <summary>Success, exit code 0.</summary>
    public static ToolResult Success => new(0, null);

    /// <summary>The exit code; without meaning where there is a <see cref="Command"/>.</summary>
    public int ExitCode { get; }

    /// <summary>The command line to go on with, in the environment of the <see cref="ToolCall"/>; null where the tool just ends.</summary>
    public string[]? Command { get; }

    /// <summary>Ends with an exit code.</summary>
    public static ToolResult Exit(int code) => new(code, null);

    /// <summary>Goes on with a command line, which is not empty.</summary>
    public static ToolResult Execute(string[] command) => new(0, command);
}
