using Actors.Shell.Output;

namespace Actors.Shell.Graphs;

/// <summary>A diagram as JSON.</summary>
internal static class JsonGraph
{
    internal static string Render(Diagram diagram) => JsonText.Object(json =>
    {
        json.WriteStartArray("services");
        foreach (var node in diagram.Nodes)
        {
            json.WriteStartObject();
            json.WriteString("name", node.Name);
            json.WriteString("type", node.Kind switch { NodeKind.Oneshot => "oneshot", NodeKind.Command => "command", _ => "longrun" });
            if (node.State.Length > 0)
                json.WriteString("state", node.State);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("edges");
        foreach (var edge in diagram.Edges)
        {
            json.WriteStartObject();
            json.WriteString("from", diagram.Nodes[edge.From].Name);
            json.WriteString("to", diagram.Nodes[edge.To].Name);
            json.WriteString("kind", edge.Kind == EdgeKind.Pipe ? "stdout" : "dependency");
            json.WriteEndObject();
        }

        json.WriteEndArray();
    });
}
