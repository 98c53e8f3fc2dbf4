using Actors.Platform;

namespace Actors.Tools;

/// <summary>
/// <c>printcontenv VARIABLE</c>: prints the variable's file and a newline (so two, where the file ends in one: scripts that
/// take it by a command substitution see neither). Without such a variable it fails, silently.
/// </summary>
internal static class PrintContenv
{
    public static ToolResult Run(ToolCall call)
    {
        if (call.Arguments.Length == 0)
            throw call.Report.Fatal(Report.WrongUsage, "too few arguments");
        var name = call.Arguments[0];
        if (ContainerEnvironment.IsKept(call.Environment))
            return call.Environment[name] is { Length: > 0 } kept ? Print(kept + "\n") : ToolResult.Exit(1);
        return Files.TryReadAllBytes(Files.Join(ContainerEnvironment.Folder, name), out var value) == 0
            ? Print(ByteString.FromBytes(value) + "\n")
            : ToolResult.Exit(1);
    }

    private static ToolResult Print(string value) => ToolResult.Exit(StandardStreams.Output(value) == 0 ? 0 : Report.SystemCallFailed);
}
