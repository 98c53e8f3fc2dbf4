using Actors.Services;

namespace Actors.Shell.Checks;

/// <summary>Services that are declared, but that no boot ever starts: the slip that everybody makes once.</summary>
internal static class ReachChecks
{
    /// <summary>Warns of each oneshot and longrun that is in no bundle that <c>top</c> leads to; says nothing where there is no <c>top</c>.</summary>
    internal static IEnumerable<Diagnostic> Of(Compilation compilation)
    {
        var graph = compilation.Graph;
        if (graph.FindBundle("top") is not { } top)
            yield break;
        var started = graph.WithDependencies(top.Atomics).ToHashSet();
        foreach (var service in graph.Atomics)
        {
            if (service.IsInternal || started.Contains(service) || service.Definition.SourceDirectory.Length == 0)
                continue;
            yield return new(Severity.Warning, $"nothing starts {service.Name}: neither the bundle user nor what is in it leads to it")
            {
                File = service.Definition.SourceDirectory,
                Hint = $"make an empty file user-bundles.d/user/contents.d/{service.Name}, if it shall start with the container",
                Services = [service.Name],
            };
        }
    }
}
