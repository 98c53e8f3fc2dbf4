using Actors.Services;
using Actors.Services.Policies;

namespace Actors.Shell.Checks;

/// <summary>Everything that there is to say about a tree of declarations.</summary>
internal static class Check
{
    /// <summary>Reads, resolves and inspects it. Nothing is changed on the disk, and nothing is run.</summary>
    internal static CheckReport Of(ServiceTree tree)
    {
        var compilation = tree.Compile();
        var found = new List<Diagnostic>(compilation.Diagnostics.Where(diagnostic => diagnostic.Severity != Severity.Info));
        found.AddRange(ProgramChecks.Of(compilation, tree.Root));
        found.AddRange(ReachChecks.Of(compilation));
        if (tree.LegacyDirectory is { } legacy)
            found.AddRange(LegacyChecks.Of(legacy, tree.Root));
        if (tree.Policies is { } policies)
            found.AddRange(PolicyFiles.Load(policies, [], _ => null).Diagnostics);
        var services = compilation.Graph.Atomics.Where(service => !service.IsInternal && service.Definition.SourceDirectory.Length > 0).ToList();
        return new()
        {
            Diagnostics = found,
            Longruns = services.Count(service => service.Definition.Type == ServiceType.Longrun),
            Oneshots = services.Count(service => service.Definition.Type == ServiceType.Oneshot),
            Bundles = compilation.Graph.Bundles.Count(bundle => bundle.Definition is { SourceDirectory.Length: > 0 }),
            Excluded = [.. compilation.Excluded.Select(definition => definition.Name)],
        };
    }
}
