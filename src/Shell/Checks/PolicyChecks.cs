using Actors.Services;
using Actors.Services.Policies;

namespace Actors.Shell.Checks;

/// <summary>Policies, against the services that there are.</summary>
internal static class PolicyChecks
{
    /// <summary>All that is wrong with them.</summary>
    /// <param name="policies">The policies.</param>
    /// <param name="compilation">The services, those of policies among them.</param>
    /// <param name="tree">What they are of.</param>
    internal static IEnumerable<Diagnostic> Of(PolicySet policies, Compilation compilation, ServiceTree tree)
    {
        var faults = new List<Diagnostic>();
        var names = compilation.Graph.Bundles.Select(bundle => bundle.Name).Concat(compilation.Excluded.Select(definition => definition.Name)).ToList();
        foreach (var service in compilation.Graph.Atomics)
        {
            names.Add(service.Name);
            // What is wrong for one of them is known from here on.
            if (policies.For(service.Name).Command is { Command: [{ } program, ..] } command && tree.Root is { } root && program.StartsWith('/')
                && !program.StartsWith("/command/", StringComparison.Ordinal) && !ImagePaths.Exists(root, program))
            {
                faults.Add(new(Severity.Error, $"{program}, the program of {service.Name}, is not in the image")
                {
                    File = command.File, Line = command.Line, Hint = "install it, or name another one", Services = [service.Name], ExitCode = 1,
                });
            }
        }

        if (tree.LegacyDirectory is { } legacy)
            names.AddRange(LegacyService.In($"{legacy}/services.d").Select(service => service.Name));
        // Without the services there is nothing that the names could be compared with.
        if (!tree.Sources.IsEmpty || tree.LegacyDirectory is not null)
            policies.CheckNames(names);
        return policies.Diagnostics.Concat(faults);
    }
}
