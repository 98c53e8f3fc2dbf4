using System.Text;
using Actors.Shell.Output;

namespace Actors.Shell.Graphs;

/// <summary>A diagram in the language of Mermaid, as forges show it in Markdown.</summary>
internal static class MermaidGraph
{
    internal static string Render(Diagram diagram)
    {
        var text = new StringBuilder("flowchart LR\n");
        for (var index = 0; index < diagram.Nodes.Length; index++)
        {
            // Names may be words of the language or hold any character: nodes have numbers, and show their names.
            var label = Quote(diagram.Nodes[index].Name);
            _ = text.Append($"  n{index}").Append(diagram.Nodes[index].Kind switch
            {
                NodeKind.Oneshot => $"([{label}])",
                NodeKind.Command => $"[[{label}]]",
                _ => $"[{label}]",
            }).Append('\n');
        }

        foreach (var edge in diagram.Edges)
            _ = text.Append($"  n{edge.From} {(edge.Kind == EdgeKind.Pipe ? "-. stdout .->" : "-->")} n{edge.To}\n");
        // The statement style is for one node only; a class is for any number.
        foreach (var (number, state) in diagram.Nodes.Select(node => node.State).Where(state => state.Length > 0).Distinct().Index())
        {
            var colour = StateColours.Of(state);
            var members = Enumerable.Range(0, diagram.Nodes.Length).Where(index => diagram.Nodes[index].State == state).Select(index => $"n{index}");
            _ = text.Append($"  classDef s{number} fill:{colour.Fill},stroke:{colour.Line}\n  class {string.Join(',', members)} s{number}\n");
        }

        return text.ToString();
    }

    private static string Quote(string name) => '"' + TextWidth.Printable(name).Replace("&", "#amp;").Replace("\"", "#quot;").Replace("<", "#lt;").Replace(">", "#gt;") + '"';
}
