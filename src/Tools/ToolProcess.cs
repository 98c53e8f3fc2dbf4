using Actors.Platform;

namespace Actors.Tools;

/// <summary>Runs a tool as what a process does: its messages on standard error, its result as the exit code or as the next program.</summary>
public static class ToolProcess
{
    /// <summary>Runs a tool to its end. Call it from the main thread: the tool may become another program.</summary>
    /// <returns>The exit code; it does not return where the tool becomes another program.</returns>
    public static int Run(Tool tool, ToolCall call)
    {
        try
        {
            var result = tool(call);
            if (result.Command is not { } command)
                return result.ExitCode;
            var errno = Executables.Find(command[0], call.SearchPath, out var path);
            if (errno == 0)
                errno = Executables.Execute(path, command, call.Environment.ToArray());
            throw call.Report.CannotExecute(command[0], errno);
        }
        catch (ToolException failure)
        {
            StandardStreams.Error(failure.Message);
            return failure.ExitCode;
        }
        catch (PlatformException exception)
        {
            StandardStreams.Error($"{call.Name}: fatal: {exception.Message}\n");
            return Report.SystemCallFailed;
        }
    }
}
