using Actors.Platform;
using Actors.Services;

namespace Actors.Shell.Graphs;

/// <summary>Makes diagrams of what is declared, and of what pid 1 tells.</summary>
internal static class DiagramSources
{
    /// <summary>Of declarations.</summary>
    /// <param name="graph">The services.</param>
    /// <param name="all">Also those that s6-rc itself brings along.</param>
    internal static Diagram Of(ServiceGraph graph, bool all)
    {
        var shown = graph.StartOrder.Where(service => all || !service.IsInternal).ToList();
        var places = shown.Select((service, index) => (service, index)).ToDictionary(pair => pair.service, pair => pair.index);
        var edges = new List<DiagramEdge>();
        foreach (var service in shown)
        {
            foreach (var dependency in service.Dependencies.Where(places.ContainsKey))
                edges.Add(new(places[dependency], places[service], EdgeKind.Dependency));
            if (service.Consumer is { } consumer)
                edges.Add(new(places[service], places[consumer], EdgeKind.Pipe));
        }

        return new(
            [.. shown.Select(service => new DiagramNode(
                ByteString.ToText(service.Name), service.Definition.Type == ServiceType.Oneshot ? NodeKind.Oneshot : NodeKind.Longrun))],
            [.. edges]);
    }
}
