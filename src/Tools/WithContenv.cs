namespace Actors.Tools;

/// <summary>
/// <c>with-contenv PROG...</c>: goes on in the container's environment and nothing else. The caller's variables are gone, but for a PATH that the
/// container has none of.
/// </summary>
internal static class WithContenv
{
    public static ToolResult Run(ToolCall call)
    {
        if (!ContainerEnvironment.IsKept(call.Environment))
        {
            var path = call.Environment["PATH"];
            call.Environment.Clear();
            call.Environment["PATH"] = path;
            EnvironmentFolder.Load(ContainerEnvironment.Folder, call.Environment, new() { Whole = true, Unlimited = true });
            call.SearchPath = call.Environment["PATH"];
        }

        return call.Arguments.Length > 0 ? ToolResult.Execute(call.Arguments) : ToolResult.Success;
    }
}
