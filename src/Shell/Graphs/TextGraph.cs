using System.Text;
using Actors.Shell.Output;

namespace Actors.Shell.Graphs;

/// <summary>A diagram as trees of text: below each service what it needs. A service that was shown above is only named again.</summary>
internal static class TextGraph
{
    internal static string Render(Diagram diagram, Paint paint)
    {
        var walk = new Walk(diagram, paint);
        var isNeeded = walk.Needs.SelectMany(needs => needs).ToHashSet();
        for (var index = 0; index < diagram.Nodes.Length; index++)
        {
            if (!isNeeded.Contains(index))
                walk.Tree(index);
        }

        return walk.Text.ToString();
    }

    private sealed class Walk(Diagram diagram, Paint paint)
    {
        private readonly HashSet<(int, int)> _pipes = [.. diagram.Edges.Where(edge => edge.Kind == EdgeKind.Pipe).Select(edge => (edge.From, edge.To))];
        private readonly HashSet<int> _shown = [];

        /// <summary>What each needs: its dependencies, and what reads its stdout.</summary>
        internal List<int>[] Needs { get; } =
            [.. diagram.Predecessors(EdgeKind.Dependency).Zip(diagram.Successors(EdgeKind.Pipe), (before, readers) => before.Union(readers).ToList())];

        internal StringBuilder Text { get; } = new();

        internal void Tree(int root)
        {
            // No recursion: a chain of services may be of any length.
            var open = new Stack<(int Node, int Parent, string Indent, string Branch, string Below)>();
            open.Push((root, -1, "", "", ""));
            while (open.TryPop(out var step))
            {
                var needs = Needs[step.Node];
                var isRepeated = !_shown.Add(step.Node) && needs.Count > 0;
                _ = Text.Append(step.Indent).Append(step.Branch).Append(Label(step.Node, step.Parent)).Append(isRepeated ? paint[Style.Dim, " (see above)"] : "").Append('\n');
                if (isRepeated)
                    continue;
                var indent = step.Indent + step.Below;
                for (var index = needs.Count - 1; index >= 0; index--)
                {
                    var isLast = index == needs.Count - 1;
                    open.Push((needs[index], step.Node, indent, isLast ? "└─ " : "├─ ", isLast ? "   " : "│  "));
                }
            }
        }

        private string Label(int index, int parent)
        {
            var node = diagram.Nodes[index];
            var kind = node.Kind switch { NodeKind.Oneshot => "oneshot", NodeKind.Command => "command", _ => "longrun" };
            var state = node.State.Length == 0 ? "" : ", " + paint[StateStyles.Of(node.State), node.State];
            var pipe = _pipes.Contains((parent, index)) ? ", reads its stdout" : "";
            return $"{paint[Style.Bold, TextWidth.Printable(node.Name)]} ({kind}{state}{pipe})";
        }
    }
}
