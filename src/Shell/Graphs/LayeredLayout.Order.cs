namespace Actors.Shell.Graphs;

internal sealed partial class LayeredLayout
{
    private const int MostSweeps = 24;
    private const int SweepsWithoutGain = 4;

    /// <summary>
    /// Sorts each layer by the mean place of its neighbours, to and fro, once beginning at the left and once at the right, and keeps the order with the fewest
    /// crossings.
    /// </summary>
    private void SortLayers()
    {
        Number();
        var given = Order();
        var (best, order) = (Crossings(), given);
        for (var start = 0; start < 2; start++)
        {
            Use(given);
            for (int sweep = start, idle = 0; sweep < MostSweeps && best > 0 && idle < SweepsWithoutGain; sweep++)
            {
                Sweep(toTheRight: sweep % 2 == 0);
                var crossings = Crossings();
                idle = crossings < best ? 0 : idle + 1;
                if (crossings < best)
                    (best, order) = (crossings, Order());
            }
        }

        Use(order);
        while (best > 0 && SwapNeighbours())
            Number();
    }

    /// <summary>Swaps neighbours in a layer wherever that makes fewer edges cross: what sorting by means leaves where means are equal.</summary>
    /// <returns>Whether it was any good.</returns>
    private bool SwapNeighbours()
    {
        var isBetter = false;
        foreach (var layer in _layers)
        {
            for (var place = 0; place + 1 < layer.Count; place++)
            {
                var (upper, lower) = (layer[place], layer[place + 1]);
                var now = Crossings(upper.Left, lower.Left) + Crossings(upper.Right, lower.Right);
                if (now <= Crossings(lower.Left, upper.Left) + Crossings(lower.Right, upper.Right))
                    continue;
                (layer[place], layer[place + 1]) = (lower, upper);
                (lower.Place, upper.Place) = (place, place + 1);
                isBetter = true;
            }
        }

        return isBetter;
    }

    private static int Crossings(List<LayoutNode> upper, List<LayoutNode> lower) => upper.Sum(one => lower.Count(other => other.Place < one.Place));

    private void Use(List<LayoutNode>[] order)
    {
        for (var layer = 0; layer < _layers.Count; layer++)
            _layers[layer] = [.. order[layer]];
        Number();
    }

    private void Sweep(bool toTheRight)
    {
        if (toTheRight)
        {
            for (var layer = 1; layer < _layers.Count; layer++)
                SortLayer(layer, node => node.Left);
        }
        else
        {
            for (var layer = _layers.Count - 2; layer >= 0; layer--)
                SortLayer(layer, node => node.Right);
        }
    }

    private void SortLayer(int layer, Func<LayoutNode, List<LayoutNode>> neighbours)
    {
        // OrderBy is stable: what has no neighbours there, or the same mean, stays as it is.
        _layers[layer] = [.. _layers[layer].OrderBy(node => neighbours(node) is { Count: > 0 } some ? some.Average(other => other.Place) : node.Place)];
        for (var place = 0; place < _layers[layer].Count; place++)
            _layers[layer][place].Place = place;
    }

    private void Number()
    {
        foreach (var layer in _layers)
        {
            for (var place = 0; place < layer.Count; place++)
                layer[place].Place = place;
        }
    }

    private List<LayoutNode>[] Order() => [.. _layers.Select(layer => layer.ToList())];

    /// <summary>
    /// How many pairs of edges cross: between two layers, the inversions in the sequence of right ends once edges are sorted by their left ends, counted with a
    /// Fenwick tree.
    /// </summary>
    private long Crossings()
    {
        var crossings = 0L;
        foreach (var layer in _layers.SkipLast(1))
        {
            var ends = layer.SelectMany(node => node.Right.Select(other => other.Place).Order()).ToList();
            var tree = new int[ends.Count == 0 ? 1 : ends.Max() + 2];
            for (var index = 0; index < ends.Count; index++)
            {
                var notBehind = 0;
                for (var at = ends[index] + 1; at > 0; at -= at & -at)
                    notBehind += tree[at];
                crossings += index - notBehind;
                for (var at = ends[index] + 1; at < tree.Length; at += at & -at)
                    tree[at]++;
            }
        }

        return crossings;
    }
}
