using System.Text;
using Actors.Shell.Output;

namespace Actors.Shell.Graphs;

/// <summary>A diagram in the language of Graphviz.</summary>
internal static class DotGraph
{
    internal static string Render(Diagram diagram)
    {
        var text = new StringBuilder("digraph services {\n  rankdir=LR;\n  node [fontname=\"sans-serif\", style=filled, fillcolor=white];\n");
        foreach (var node in diagram.Nodes)
        {
            var shape = node.Kind switch { NodeKind.Oneshot => "box, style=\"rounded,filled\"", NodeKind.Command => "doubleoctagon", _ => "box" };
            var colour = StateColours.Of(node.State);
            _ = text.Append("  ").Append(Quote(node.Name)).Append($" [shape={shape}, fillcolor=\"{colour.Fill}\", color=\"{colour.Line}\"];\n");
        }

        foreach (var edge in diagram.Edges)
        {
            _ = text.Append("  ").Append(Quote(diagram.Nodes[edge.From].Name)).Append(" -> ").Append(Quote(diagram.Nodes[edge.To].Name))
                .Append(edge.Kind == EdgeKind.Pipe ? " [style=dashed, label=\"stdout\"];\n" : ";\n");
        }

        return text.Append("}\n").ToString();
    }

    private static string Quote(string name) => '"' + TextWidth.Printable(name).Replace("\\", "\\\\").Replace("\"", "\\\"") + '"';
}
