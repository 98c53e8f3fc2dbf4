using Actors.Shell.Graphs;
using Actors.Shell.Output;

namespace Actors.Shell.Tests;

public sealed class DiagramTests
{
    private static readonly Diagram s_web = new(
        [new("prepare", NodeKind.Oneshot), new("db", NodeKind.Longrun), new("web-log", NodeKind.Longrun), new("web", NodeKind.Longrun) { State = "up" }],
        [
            new(0, 1, EdgeKind.Dependency), new(0, 3, EdgeKind.Dependency), new(1, 3, EdgeKind.Dependency), new(2, 3, EdgeKind.Dependency), new(3, 2, EdgeKind.Pipe),
        ]);

    [Fact]
    public void What_follows_from_other_dependencies_or_pipes_is_left_out() =>
        Assert.Equal<DiagramEdge[]>([new(0, 1, EdgeKind.Dependency), new(1, 3, EdgeKind.Dependency), new(3, 2, EdgeKind.Pipe)], [.. s_web.Reduced().Edges]);

    [Fact]
    public void Text_shows_below_each_service_what_it_needs() =>
        Assert.Equal(
            """
            web (longrun, up)
            ├─ db (longrun)
            │  └─ prepare (oneshot)
            └─ web-log (longrun, reads its stdout)

            """,
            TextGraph.Render(s_web.Reduced(), Paint.None));

    [Fact]
    public void Text_names_what_was_shown_above_only_once_more()
    {
        var diagram = new Diagram(
            [new("a", NodeKind.Oneshot), new("b", NodeKind.Longrun), new("c", NodeKind.Longrun), new("d", NodeKind.Longrun)],
            [new(0, 1, EdgeKind.Dependency), new(1, 2, EdgeKind.Dependency), new(1, 3, EdgeKind.Dependency)]);
        Assert.Equal(
            """
            c (longrun)
            └─ b (longrun)
               └─ a (oneshot)
            d (longrun)
            └─ b (longrun) (see above)

            """,
            TextGraph.Render(diagram, Paint.None));
    }

    [Fact]
    public void Names_that_are_words_or_signs_of_a_language_stay_names()
    {
        var diagram = new Diagram([new("end", NodeKind.Longrun), new("a \"b\" <c>&\\", NodeKind.Oneshot)], [new(0, 1, EdgeKind.Dependency)]);
        Assert.Equal("flowchart LR\n  n0[\"end\"]\n  n1([\"a #quot;b#quot; #lt;c#gt;#amp;\\\"])\n  n0 --> n1\n", MermaidGraph.Render(diagram));
        Assert.Contains("\"end\" -> \"a \\\"b\\\" <c>&\\\\\";", DotGraph.Render(diagram));
        var svg = System.Xml.Linq.XDocument.Parse(SvgGraph.Render(diagram, "<&>"));
        Assert.Contains("a \"b\" <c>&\\", svg.Descendants().Select(element => element.Value));
    }

    [Fact]
    public void Names_do_not_steer_the_terminal_that_a_picture_is_printed_on()
    {
        var diagram = new Diagram([new("a\u001b[2J", NodeKind.Longrun)], []);
        Assert.All((string[])[MermaidGraph.Render(diagram), DotGraph.Render(diagram), SvgGraph.Render(diagram, ""), TextGraph.Render(diagram, Paint.None)], text => Assert.DoesNotContain('\u001b', text));
    }

    [Fact]
    public void Mermaid_colours_states_by_classes_as_a_style_is_for_one_node_only()
    {
        var diagram = new Diagram([new("a", NodeKind.Longrun) { State = "up" }, new("b", NodeKind.Longrun) { State = "up" }], []);
        Assert.EndsWith("  classDef s0 fill:#e3f5e6,stroke:#2e7d3c\n  class n0,n1 s0\n", MermaidGraph.Render(diagram));
    }

    [Fact]
    public void Only_what_is_around_a_service_is_drawn_when_it_is_named()
    {
        var around = s_web.Reduced().Around(new HashSet<int> { 1 });
        Assert.Equal(["prepare", "db", "web-log", "web"], around.Nodes.Select(node => node.Name));
        var alone = new Diagram([.. s_web.Nodes, new("other", NodeKind.Longrun)], s_web.Edges).Around(new HashSet<int> { 0 });
        Assert.DoesNotContain("other", alone.Nodes.Select(node => node.Name));
    }

    [Fact]
    public void A_command_draws_declarations()
    {
        using var tree = new TemporaryTree();
        tree.Longrun("web", "db").Longrun("db");
        Assert.Equal(new Run(0, "web (longrun)\n└─ db (longrun)\n", ""), Run.Of("graph", "--dir", tree.Root));
        Assert.StartsWith("digraph", Run.Of("graph", "-d", tree.Root, "-o", "dot").Output, StringComparison.Ordinal);
        Assert.Equal(1, Run.Of("graph", "-d", tree.Root, "nobody").Code);
    }
}
