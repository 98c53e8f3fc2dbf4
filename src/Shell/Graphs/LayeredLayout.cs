namespace Actors.Shell.Graphs;

/// <summary>
/// Draws a directed graph in layers, from left to right, in the steps of Sugiyama, Tagawa and Toda (1981): cycles are broken, every node gets a layer right of all
/// that leads to it, long edges get a bend in each layer that they cross, layers are sorted so that few edges cross, and everything moves to where its neighbours are.
/// Pure: sizes in, places out, always the same.
/// </summary>
internal sealed partial class LayeredLayout
{
    private readonly List<LayoutNode> _nodes = [];
    private readonly List<List<LayoutNode>> _layers = [];
    private readonly int _count;

    private LayeredLayout(IReadOnlyList<(double Width, double Height)> sizes, IReadOnlyList<(int From, int To)> edges)
    {
        _count = sizes.Count;
        foreach (var (width, height) in sizes)
            _nodes.Add(new() { Width = width, Height = height });
        Edges = [.. edges.Select(edge => new LayoutEdge(edge.From, edge.To))];
    }

    /// <summary>Blank space between layers.</summary>
    internal const double LayerGap = 56;

    /// <summary>Blank space between nodes of a layer.</summary>
    internal const double NodeGap = 16;

    /// <summary>The nodes, in the order given.</summary>
    internal IReadOnlyList<LayoutNode> Nodes => _nodes[.._count];

    /// <summary>The edges, in the order given.</summary>
    internal IReadOnlyList<LayoutEdge> Edges { get; }

    /// <summary>How wide it became.</summary>
    internal double Width { get; private set; }

    /// <summary>How high it became.</summary>
    internal double Height { get; private set; }

    /// <summary>Lays a graph out.</summary>
    /// <param name="sizes">Of the nodes.</param>
    /// <param name="edges">By the nodes' indexes. An edge from a node to itself is not drawn.</param>
    internal static LayeredLayout Of(IReadOnlyList<(double Width, double Height)> sizes, IReadOnlyList<(int From, int To)> edges)
    {
        var layout = new LayeredLayout(sizes, edges);
        if (sizes.Count == 0)
            return layout;
        layout.BreakCycles();
        layout.AssignLayers();
        layout.AddBends();
        layout.SortLayers();
        layout.Place();
        return layout;
    }

    private static void Connect(LayoutNode left, LayoutNode right)
    {
        left.Right.Add(right);
        right.Left.Add(left);
    }
}
