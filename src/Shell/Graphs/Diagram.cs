using System.Collections.Immutable;

namespace Actors.Shell.Graphs;

/// <summary>What an edge of a <see cref="Diagram"/> says.</summary>
internal enum EdgeKind
{
    /// <summary>The second waits until the first is ready.</summary>
    Dependency,
    /// <summary>The second reads what the first writes to its stdout.</summary>
    Pipe,
}

/// <summary>An arrow: from what is first to what follows.</summary>
/// <param name="From">Index of the node that must be ready, or that writes.</param>
/// <param name="To">Index of the node that waits, or that reads.</param>
/// <param name="Kind">What it says.</param>
internal readonly record struct DiagramEdge(int From, int To, EdgeKind Kind);

/// <summary>Services and what holds between them, ready to be drawn.</summary>
/// <param name="Nodes">The services.</param>
/// <param name="Edges">The arrows.</param>
internal sealed record Diagram(ImmutableArray<DiagramNode> Nodes, ImmutableArray<DiagramEdge> Edges)
{
    /// <summary>
    /// Without the dependencies that follow from others (a needs b, b needs c: that a needs c too is left out), and without those of producers on their
    /// consumers, which pipes say: so the picture shows what matters.
    /// </summary>
    internal Diagram Reduced()
    {
        var next = Successors(EdgeKind.Dependency);
        var pipes = Edges.Where(edge => edge.Kind == EdgeKind.Pipe).Select(edge => (edge.To, edge.From)).ToHashSet();
        return this with
        {
            Edges = [.. Edges.Where(edge => edge.Kind != EdgeKind.Dependency || (!pipes.Contains((edge.From, edge.To)) && !IsImplied(edge, next)))],
        };
    }

    /// <summary>These nodes with all that they lead back to, or that follows from them.</summary>
    internal Diagram Around(IReadOnlySet<int> centre)
    {
        var kept = new HashSet<int>(centre);
        kept.UnionWith(Reach(centre, Successors(null)));
        kept.UnionWith(Reach(centre, Predecessors(null)));
        return Only(kept);
    }

    /// <summary>Those nodes, and the edges between them.</summary>
    internal Diagram Only(IReadOnlySet<int> kept)
    {
        var places = new Dictionary<int, int>();
        foreach (var index in Enumerable.Range(0, Nodes.Length).Where(kept.Contains))
            places[index] = places.Count;
        return new(
            [.. places.Keys.Select(index => Nodes[index])],
            [.. Edges.Where(edge => places.ContainsKey(edge.From) && places.ContainsKey(edge.To)).Select(edge => edge with { From = places[edge.From], To = places[edge.To] })]);
    }

    /// <summary>For each node what it leads to by edges of a kind; null: any.</summary>
    internal List<int>[] Successors(EdgeKind? kind)
    {
        var lists = Lists();
        foreach (var edge in Edges.Where(edge => kind is null || edge.Kind == kind))
            lists[edge.From].Add(edge.To);
        return lists;
    }

    /// <summary>For each node what leads to it by edges of a kind; null: any.</summary>
    internal List<int>[] Predecessors(EdgeKind? kind)
    {
        var lists = Lists();
        foreach (var edge in Edges.Where(edge => kind is null || edge.Kind == kind))
            lists[edge.To].Add(edge.From);
        return lists;
    }

    private static bool IsImplied(DiagramEdge edge, List<int>[] next) =>
        Reach(next[edge.From].Where(other => other != edge.To), next).Contains(edge.To);

    private static HashSet<int> Reach(IEnumerable<int> from, List<int>[] next)
    {
        var reached = new HashSet<int>(from);
        var open = new Stack<int>(reached);
        while (open.TryPop(out var node))
        {
            foreach (var other in next[node])
            {
                if (reached.Add(other))
                    open.Push(other);
            }
        }

        return reached;
    }

    private List<int>[] Lists() => [.. Nodes.Select(_ => new List<int>())];
}
