using Actors.Shell.Graphs;
using FsCheck;
using FsCheck.Fluent;

namespace Actors.Shell.Tests;

public sealed class LayeredLayoutTests
{
    private static readonly Gen<(int Count, (int, int)[] Edges)> s_graphs =
        from count in Gen.Choose(1, 25)
        from edges in Gen.ArrayOf(from one in Gen.Choose(0, count - 1) from other in Gen.Choose(0, count - 1) select (one, other))
        select (count, edges);

    [Fact]
    public void No_two_nodes_overlap_whatever_the_graph() => Check(layout =>
        layout.Nodes.SelectMany((one, index) => layout.Nodes.Skip(index + 1).Select(other => (one, other)))
            .All(pair => pair.one.Layer != pair.other.Layer
                ? pair.one.X + pair.one.Width < pair.other.X || pair.other.X + pair.other.Width < pair.one.X
                : Math.Abs(pair.one.Y - pair.other.Y) + 0.001 >= ((pair.one.Height + pair.other.Height) / 2) + LayeredLayout.NodeGap));

    [Fact]
    public void Every_edge_leads_to_the_right_but_those_that_close_a_cycle() => Check(layout =>
        layout.Edges.Where(edge => edge.From != edge.To).All(edge => layout.Nodes[edge.Source].Layer < layout.Nodes[edge.Target].Layer));

    [Fact]
    public void Everything_is_inside_the_picture() => Check(layout =>
        layout.Nodes.All(node => node.X >= 0 && node.X + node.Width <= layout.Width + 0.001 && node.Y - (node.Height / 2) >= -0.001 && node.Y + (node.Height / 2) <= layout.Height + 0.001));

    [Fact]
    public void A_graph_without_cycles_has_no_reversed_edge()
    {
        var layout = Lay((4, [(0, 1), (1, 2), (0, 2), (2, 3), (0, 3)]));
        Assert.DoesNotContain(layout.Edges, edge => edge.IsReversed);
        Assert.Equal([0, 1, 2, 3], layout.Nodes.Select(node => node.Layer));
    }

    [Fact]
    public void Crossings_that_need_not_be_are_not()
    {
        // 0-4, 1-3, 2-5: crosses as numbered, and not at all when sorted.
        var layout = Lay((6, [(0, 4), (1, 3), (2, 5), (0, 5)]));
        Assert.Equal(0, Crossings(layout));
    }

    private static int Crossings(LayeredLayout layout) => layout.Edges.SelectMany(one => layout.Edges.Select(other => (one, other)))
        .Count(pair => layout.Nodes[pair.one.From].Place < layout.Nodes[pair.other.From].Place && layout.Nodes[pair.one.To].Place > layout.Nodes[pair.other.To].Place);

    private static LayeredLayout Lay((int Count, (int, int)[] Edges) graph) =>
        LayeredLayout.Of([.. Enumerable.Range(0, graph.Count).Select(index => (40.0 + (index * 7 % 50), 30.0))], graph.Edges);

    private static void Check(Func<LayeredLayout, bool> holds) => Prop.ForAll(s_graphs.ToArbitrary(), graph => holds(Lay(graph))).QuickCheckThrowOnFailure();
}
