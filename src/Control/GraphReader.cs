namespace Actors.Control;

/// <summary>Makes of a survey what <c>graph</c> answers.</summary>
internal static class GraphReader
{
    internal static GraphReport Read(Survey survey)
    {
        var nodes = new List<GraphNode>();
        var edges = new List<GraphEdge>();
        foreach (var service in survey.Services)
        {
            var status = StatusReader.Read(survey, service);
            nodes.Add(new GraphNode(service.Name, status.Kind, status.State, service.Atomic is { IsInternal: true }, status.IsEssential));
            foreach (var needed in service.Atomic?.Dependencies ?? [])
                edges.Add(new GraphEdge(service.Name, needed.Name, IsPipe: false));
            if (status.Consumer is { } consumer)
                edges.Add(new GraphEdge(service.Name, consumer, IsPipe: true));
        }

        var bundles = survey.States?.Graph.Bundles.Select(bundle => new GraphBundle(bundle.Name, [.. bundle.Atomics.Select(member => member.Name)])) ?? [];
        return new GraphReport(nodes, edges, [.. bundles]);
    }
}
