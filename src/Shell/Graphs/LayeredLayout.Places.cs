namespace Actors.Shell.Graphs;

internal sealed partial class LayeredLayout
{
    private const int Rounds = 12;

    // Edges that pass through many layers look best straight: a bend follows its neighbours more than a node does.
    private const double WeightOfBend = 4;

    private void Place()
    {
        foreach (var layer in _layers)
        {
            var y = 0.0;
            foreach (var node in layer)
            {
                node.Y = y + (node.Height / 2);
                y += node.Height + NodeGap;
            }
        }

        for (var round = 0; round < Rounds; round++)
        {
            for (var layer = 1; layer < _layers.Count; layer++)
                Settle(_layers[layer], node => node.Left);
            for (var layer = _layers.Count - 2; layer >= 0; layer--)
                Settle(_layers[layer], node => node.Right);
        }

        // At last every node goes to the middle of all its neighbours.
        foreach (var layer in _layers)
            Settle(layer, node => [.. node.Left, .. node.Right]);
        PlaceLayers();
    }

    /// <summary>
    /// Moves the nodes of a layer to where their neighbours are on average, as near as their order and the gaps allow: the least squares under those limits, by
    /// pooling adjacent violators.
    /// </summary>
    private static void Settle(List<LayoutNode> layer, Func<LayoutNode, List<LayoutNode>> neighbours)
    {
        var offset = 0.0;
        var offsets = new double[layer.Count];
        var pools = new List<(double Sum, double Weight, int Count)>();
        for (var index = 0; index < layer.Count; index++)
        {
            var node = layer[index];
            if (index > 0)
                offset += ((layer[index - 1].Height + node.Height) / 2) + NodeGap;
            offsets[index] = offset;
            var isFree = neighbours(node).Count == 0;
            var wish = (isFree ? node.Y : neighbours(node).Average(other => other.Y)) - offset;
            var weight = isFree ? 0.1 : node.IsBend ? WeightOfBend : 1;
            pools.Add((wish * weight, weight, 1));
            while (pools.Count > 1 && pools[^1].Sum / pools[^1].Weight < pools[^2].Sum / pools[^2].Weight)
            {
                var last = pools[^1];
                pools.RemoveAt(pools.Count - 1);
                pools[^1] = (pools[^1].Sum + last.Sum, pools[^1].Weight + last.Weight, pools[^1].Count + last.Count);
            }
        }

        var at = 0;
        foreach (var (sum, weight, count) in pools)
        {
            for (var end = at + count; at < end; at++)
                layer[at].Y = (sum / weight) + offsets[at];
        }
    }

    private void PlaceLayers()
    {
        var top = _nodes.Min(node => node.Y - (node.Height / 2));
        foreach (var node in _nodes)
            node.Y -= top;
        Height = _nodes.Max(node => node.Y + (node.Height / 2));
        var x = 0.0;
        foreach (var layer in _layers)
        {
            var width = layer.Max(node => node.Width);
            foreach (var node in layer)
            {
                node.X = x;
                if (node.IsBend)
                    node.Width = width;
            }

            x += width + LayerGap;
        }

        Width = x - LayerGap;
    }
}
