using System.Text;
using static Actors.Shell.Graphs.SvgText;

namespace Actors.Shell.Graphs;

/// <summary>A diagram as a picture, drawn without any other program.</summary>
internal static class SvgGraph
{
    private const double Margin = 24, FontSize = 13, SmallSize = 10.5, NodeHeight = 30, TallHeight = 42, LegendHeight = 40;

    internal static string Render(Diagram diagram, string title)
    {
        var sizes = diagram.Nodes.Select(Size).ToList();
        var layout = LayeredLayout.Of(sizes, [.. diagram.Edges.Select(edge => (edge.From, edge.To))]);
        var width = Math.Max(layout.Width + (2 * Margin), 520);
        var text = new StringBuilder(Open(width, layout.Height + (2 * Margin) + LegendHeight, title));
        _ = text.Append("<defs><marker id=\"a\" viewBox=\"0 0 8 8\" refX=\"7\" refY=\"4\" markerWidth=\"8\" markerHeight=\"8\" markerUnits=\"userSpaceOnUse\" orient=\"auto-start-reverse\">")
            .Append("<path d=\"M0.5 0.8 7.5 4 0.5 7.2z\" fill=\"#5b6675\"/></marker></defs>\n")
            .Append($"<g transform=\"translate({Number(Margin)} {Number(Margin)})\">\n<g fill=\"none\" stroke=\"#7b8794\" stroke-width=\"1.3\">\n");
        for (var index = 0; index < diagram.Edges.Length; index++)
            _ = text.Append(Edge(layout, layout.Edges[index], diagram.Edges[index].Kind));
        _ = text.Append("</g>\n");
        for (var index = 0; index < diagram.Nodes.Length; index++)
            _ = text.Append(Node(diagram.Nodes[index], layout.Nodes[index]));
        return text.Append("</g>\n").Append(Legend(diagram, layout.Height + (2 * Margin))).Append("</svg>\n").ToString();
    }

    private static (double Width, double Height) Size(DiagramNode node) =>
        (Math.Max(Width(node.Name, FontSize), Width(node.State, SmallSize)) + 26, node.State.Length > 0 ? TallHeight : NodeHeight);

    private static string Edge(LayeredLayout layout, LayoutEdge edge, EdgeKind kind)
    {
        if (edge.From == edge.To)
            return "";
        var source = layout.Nodes[edge.Source];
        var target = layout.Nodes[edge.Target];
        var path = new StringBuilder($"<path d=\"M{Number(source.X + source.Width)} {Number(source.Y)}");
        var (x, y) = (source.X + source.Width, source.Y);
        foreach (var bend in edge.Bends)
        {
            Curve(bend.X, bend.Y);
            _ = path.Append($" H{Number(bend.X + bend.Width)}");
            x = bend.X + bend.Width;
        }

        Curve(target.X, target.Y);
        _ = path.Append('"');
        if (kind == EdgeKind.Pipe)
            _ = path.Append(" stroke-dasharray=\"5 4\"");
        return path.Append(edge.IsReversed ? " marker-start=\"url(#a)\"/>\n" : " marker-end=\"url(#a)\"/>\n").ToString();

        void Curve(double toX, double toY)
        {
            // What is narrower than its layer begins further left: the curve still bends between the layers only.
            var middle = toX - (LayeredLayout.LayerGap / 2);
            var begin = toX - LayeredLayout.LayerGap;
            if (x < begin)
                _ = path.Append($" H{Number(begin)}");
            _ = path.Append($" C{Number(middle)} {Number(y)} {Number(middle)} {Number(toY)} {Number(toX)} {Number(toY)}");
            (x, y) = (toX, toY);
        }
    }

    private static string Node(DiagramNode node, LayoutNode place)
    {
        var colour = StateColours.Of(node.State);
        var radius = node.Kind == NodeKind.Oneshot ? place.Height / 2 : 4;
        var middle = Number(place.X + (place.Width / 2));
        var box = $"<rect x=\"{Number(place.X)}\" y=\"{Number(place.Y - (place.Height / 2))}\" width=\"{Number(place.Width)}\" height=\"{Number(place.Height)}\" rx=\"{Number(radius)}\" "
            + $"fill=\"{colour.Fill}\" stroke=\"{colour.Line}\" stroke-width=\"{(node.Kind == NodeKind.Command ? "2.5" : "1.3")}\"/>\n";
        var nameY = node.State.Length == 0 ? place.Y + (FontSize * 0.35) : place.Y - 2;
        var name = $"<text x=\"{middle}\" y=\"{Number(nameY)}\" font-size=\"{Number(FontSize)}\" fill=\"#1f2933\" text-anchor=\"middle\">{Escape(node.Name)}</text>\n";
        var state = node.State.Length == 0 ? "" :
            $"<text x=\"{middle}\" y=\"{Number(place.Y + 13)}\" font-size=\"{Number(SmallSize)}\" fill=\"{colour.Line}\" text-anchor=\"middle\">{Escape(node.State)}</text>\n";
        return box + name + state;
    }

    private static string Legend(Diagram diagram, double top)
    {
        var text = new StringBuilder($"<g transform=\"translate({Number(Margin)} {Number(top)})\" font-size=\"{Number(SmallSize)}\" fill=\"#5b6675\">\n");
        var x = 0.0;
        if (diagram.Nodes.Any(node => node.Kind == NodeKind.Longrun))
            Entry("<rect x=\"0.7\" y=\"1\" width=\"24\" height=\"13\" rx=\"3\" fill=\"#fff\" stroke=\"#4a5568\"/>", "longrun");
        if (diagram.Nodes.Any(node => node.Kind == NodeKind.Oneshot))
            Entry("<rect x=\"0.7\" y=\"1\" width=\"24\" height=\"13\" rx=\"6.5\" fill=\"#fff\" stroke=\"#4a5568\"/>", "oneshot");
        Entry("<path d=\"M0 7.5H25\" stroke=\"#7b8794\" stroke-width=\"1.3\" marker-end=\"url(#a)\"/>", "must be ready before");
        if (diagram.Edges.Any(edge => edge.Kind == EdgeKind.Pipe))
            Entry("<path d=\"M0 7.5H25\" stroke=\"#7b8794\" stroke-width=\"1.3\" stroke-dasharray=\"5 4\" marker-end=\"url(#a)\"/>", "its stdout goes to");
        return text.Append("</g>\n").ToString();

        void Entry(string shape, string label)
        {
            _ = text.Append($"<g transform=\"translate({Number(x)} 0)\">{shape}<text x=\"32\" y=\"11.5\">{label}</text></g>\n");
            x += 32 + Width(label, SmallSize) + 24;
        }
    }
}
