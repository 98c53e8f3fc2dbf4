using Actors.Platform;
using Actors.Services;

namespace Actors.Shell.Checks;

/// <summary>The scripts of services: what the kernel would refuse to execute.</summary>
internal static class ProgramChecks
{
    /// <summary>Inspects <c>run</c> and <c>finish</c> of every longrun.</summary>
    /// <param name="compilation">The services.</param>
    /// <param name="root">The root of the image, for interpreters; null where it is not known.</param>
    internal static IEnumerable<Diagnostic> Of(Compilation compilation, string? root)
    {
        foreach (var service in compilation.Graph.Atomics)
        {
            if (service.Definition is not LongrunDefinition { IsInternal: false } longrun)
                continue;
            foreach (var script in (string?[])[longrun.RunPath, longrun.FinishPath])
            {
                if (script is not null && OfScript(script, root, service.Name, ScriptUse.Source) is { } diagnostic)
                    yield return diagnostic;
            }
        }
    }

    /// <summary>What is wrong with a script; null: nothing that shows.</summary>
    /// <param name="path">The script.</param>
    /// <param name="root">The root of the image; null where it is not known.</param>
    /// <param name="service">Whose it is.</param>
    /// <param name="use">How it comes to be executed.</param>
    internal static Diagnostic? OfScript(string path, string? root, string service, ScriptUse use)
    {
        if (Files.Status(path) is not { IsRegular: true } file)
            return null;
        if (use != ScriptUse.Source && (file.Mode & 0x49) == 0)
            return Fault(path, null, $"{path} is not executable", $"chmod +x {path}", service);
        if (ScriptHead.Read(path) is not { } head)
            return null;
        if (head.StartsWithMark)
            return Fault(path, 1, $"{path} begins with a byte order mark, so that the kernel does not see its #!", "save it as UTF-8 without BOM", service);
        if (head.Interpreter is not { } interpreter)
        {
            return head.IsBinary || use == ScriptUse.Overlay ? null
                : Fault(path, 1, $"{path} has no #! line: the kernel cannot execute it", "begin it with #!/bin/sh, or #!/command/with-contenv sh", service);
        }

        if (interpreter.Contains('\r') || head.EndsInReturn)
            return Fault(path, 1, $"{path} has Windows line ends: the kernel looks for an interpreter whose name ends in a carriage return", "save it with LF alone", service);
        return root is not null && IsMissing(root, interpreter)
            ? Fault(path, 1, $"{path}: its interpreter {interpreter} is not in the image", "install it, or name another one", service)
            : null;
    }

    /// <summary>Whether a program is certainly not there. Links of an image lead from its own root, and the overlay may come in a later layer.</summary>
    private static bool IsMissing(string root, string program)
    {
        if (!program.StartsWith('/') || program.StartsWith("/command/", StringComparison.Ordinal))
            return false;
        return !ImagePaths.Exists(root, program);
    }

    private static Diagnostic Fault(string path, int? line, string message, string hint, string service) =>
        new(Severity.Error, message) { File = path, Line = line, Hint = hint, Services = [service], ExitCode = 1 };
}
