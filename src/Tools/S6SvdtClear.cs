using Actors.Execline;
using Actors.Platform;

namespace Actors.Tools;

/// <summary><c>s6-svdt-clear</c>: makes a supervisor forget the deaths of its service.</summary>
internal static class S6SvdtClear
{
    public static ChainStep Run(ChainContext context)
    {
        if (context.Arguments is not [_, var directory, ..])
            throw context.Usage("s6-svdt-clear servicedir");
        try
        {
            var file = $"{directory}/{DeathRecord.File}";
            var replacement = $"{file}:{Identity.ProcessId}";
            Files.WriteAllText(replacement, "");
            Files.Rename(replacement, file);
        }
        catch (PlatformException exception)
        {
            throw context.Failed($"clear death tally for service {directory}", exception.Errno);
        }

        return ChainStep.Exit(0);
    }
}
