using Actors.Control;
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

    /// <summary>Of what pid 1 tells, with states.</summary>
    /// <param name="report">Its answer.</param>
    /// <param name="all">Also the services that run nothing, which the database itself has added.</param>
    internal static Diagram Of(GraphReport report, bool all)
    {
        var shown = report.Nodes.Where(node => all || !node.IsInternal).ToList();
        var places = shown.Select((node, index) => (node.Name, index)).ToDictionary(pair => pair.Name, pair => pair.index);
        return new(
            [.. shown.Select(node => new DiagramNode(ByteString.ToText(node.Name), node.Kind == ServiceKind.Oneshot ? NodeKind.Oneshot : NodeKind.Longrun) { State = StatusJson.NameOf(node.State) })],
            [
                .. report.Edges.Where(edge => places.ContainsKey(edge.From) && places.ContainsKey(edge.To))
                    // There, a dependency leads from the service that needs; here an arrow leads from what comes first.
                    .Select(edge => edge.IsPipe ? new DiagramEdge(places[edge.From], places[edge.To], EdgeKind.Pipe) : new DiagramEdge(places[edge.To], places[edge.From], EdgeKind.Dependency)),
            ]);
    }
}
