using Actors.Services;

namespace Actors.Shell.Checks;

/// <summary>Everything that there is to say about a tree of declarations.</summary>
internal static class Check
{
    /// <summary>Reads, resolves and inspects it. Nothing is changed on the disk, and nothing is run.</summary>
    /// <param name="tree">The tree.</param>
    /// <param name="variables">Variables that the container is going to have, as <c>NAME=VALUE</c>.</param>
    internal static CheckReport Of(ServiceTree tree, params IReadOnlyList<string> variables)
    {
        var policies = tree.ReadPolicies(variables);
        var compilation = tree.Compile(policies);
        var found = new List<Diagnostic>(compilation.Diagnostics.Where(diagnostic => diagnostic.Severity != Severity.Info));
        found.AddRange(ProgramChecks.Of(compilation, tree.Root));
        found.AddRange(ReachChecks.Of(compilation));
        if (tree.LegacyDirectory is { } legacy)
            found.AddRange(LegacyChecks.Of(legacy, tree.Root));
        found.AddRange(PolicyChecks.Of(policies, compilation, tree));
        var services = compilation.Graph.Atomics.Where(service => !service.IsInternal && (service.Definition.SourceDirectory.Length > 0 || policies.For(service.Name).Command is not null)).ToList();
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
