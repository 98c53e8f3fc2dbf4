using Actors.Execline;
using Actors.Platform;

namespace Actors.Tools;

/// <summary>
/// <c>with-contenv PROG...</c>: goes on in the container's environment and nothing else. The caller's variables are gone, but for a PATH that the
/// container has none of.
/// </summary>
internal static class WithContenv
{
    public static ChainStep Run(ChainContext context)
    {
        if (!ContainerEnvironment.IsKept(context.Environment))
        {
            var path = context.Environment["PATH"];
            context.Environment.Clear();
            context.Environment["PATH"] = path;
            var errno = EnvironmentFolder.TryLoad(ContainerEnvironment.Folder, context.Environment, new() { Whole = true, Unlimited = true });
            if (errno != 0)
            {
                context.Program = "s6-envdir";
                throw context.Failed($"envdir {ContainerEnvironment.Folder}", errno);
            }
        }

        // The program is looked for in the container's PATH, and not in the caller's.
        var command = context.Arguments[1..];
        if (command.Count == 0)
            throw context.Usage("with-contenv prog...");
        return command.Count > 0 && Executables.Find(command[0], context.Environment["PATH"], out var file) == 0
            ? ChainStep.Continue(command, file)
            : ChainStep.Continue(command);
    }
}
