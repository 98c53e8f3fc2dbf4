using Actors.Platform;
using Actors.Services;

namespace Actors.Shell.Checks;

/// <summary>The directories of s6-overlay v2: <c>fix-attrs.d</c>, <c>cont-init.d</c>, <c>cont-finish.d</c>, <c>services.d</c>.</summary>
internal static class LegacyChecks
{
    /// <summary>Inspects them all, as far as they are there.</summary>
    /// <param name="directory">Where they are: <c>/etc</c>.</param>
    /// <param name="root">The root of the image; null where it is not known.</param>
    internal static IEnumerable<Diagnostic> Of(string directory, string? root)
    {
        foreach (var file in LegacyScripts.In($"{directory}/fix-attrs.d"))
        {
            foreach (var diagnostic in FixAttributesReader.Read(file).Diagnostics)
                yield return diagnostic;
        }

        foreach (var folder in (string[])["cont-init.d", "cont-finish.d"])
        {
            foreach (var script in LegacyScripts.In($"{directory}/{folder}"))
            {
                if (ProgramChecks.OfScript(script, root, Name(script), ScriptUse.Overlay) is { } fault)
                    yield return fault;
            }
        }

        foreach (var service in LegacyService.In($"{directory}/services.d"))
        {
            foreach (var diagnostic in OfService(service, root))
                yield return diagnostic;
        }
    }

    private static IEnumerable<Diagnostic> OfService(LegacyService service, string? root)
    {
        if (!Files.Exists($"{service.SourceDirectory}/run"))
        {
            yield return new(Severity.Error, $"{service.SourceDirectory} has no run")
            {
                File = service.SourceDirectory, Hint = "write an executable script run that stays in the foreground", Services = [service.Name], ExitCode = 1,
            };
        }

        foreach (var script in (string[])["run", "finish", "log/run"])
        {
            if (ProgramChecks.OfScript($"{service.SourceDirectory}/{script}", root, service.Name, ScriptUse.Servicedir) is { } fault)
                yield return fault;
        }
    }

    private static string Name(string path) => path[(path.LastIndexOf('/') + 1)..];
}
