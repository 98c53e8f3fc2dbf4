namespace Actors.Shell.Graphs;

internal sealed partial class LayeredLayout
{
    /// <summary>Turns round every edge that a walk in depth meets as one that leads back.</summary>
    private void BreakCycles()
    {
        var outgoing = _nodes.Select(_ => new List<LayoutEdge>()).ToArray();
        foreach (var edge in Edges.Where(edge => edge.From != edge.To))
            outgoing[edge.From].Add(edge);
        var isOpen = new bool[_count];
        var isDone = new bool[_count];
        for (var root = 0; root < _count; root++)
        {
            if (isDone[root])
                continue;
            var path = new Stack<(int Node, int Next)>([(root, 0)]);
            isOpen[root] = true;
            while (path.TryPop(out var step))
            {
                if (step.Next == outgoing[step.Node].Count)
                {
                    (isOpen[step.Node], isDone[step.Node]) = (false, true);
                    continue;
                }

                path.Push((step.Node, step.Next + 1));
                var edge = outgoing[step.Node][step.Next];
                if (isOpen[edge.To])
                {
                    edge.IsReversed = true;
                }
                else if (!isDone[edge.To])
                {
                    isOpen[edge.To] = true;
                    path.Push((edge.To, 0));
                }
            }
        }
    }

    /// <summary>Each node as far left as what leads to it allows; then those that nothing leads to come up to what follows them.</summary>
    private void AssignLayers()
    {
        var edges = Edges.Where(edge => edge.From != edge.To).ToList();
        var missing = new int[_count];
        foreach (var edge in edges)
            missing[edge.Target]++;
        var outgoing = edges.ToLookup(edge => edge.Source);
        var free = new Queue<int>(Enumerable.Range(0, _count).Where(node => missing[node] == 0));
        var roots = free.ToArray();
        while (free.TryDequeue(out var node))
        {
            foreach (var edge in outgoing[node])
            {
                _nodes[edge.Target].Layer = Math.Max(_nodes[edge.Target].Layer, _nodes[node].Layer + 1);
                if (--missing[edge.Target] == 0)
                    free.Enqueue(edge.Target);
            }
        }

        foreach (var root in roots.Where(root => outgoing[root].Any()))
            _nodes[root].Layer = outgoing[root].Min(edge => _nodes[edge.Target].Layer) - 1;
    }

    /// <summary>Gives every edge a bend in each layer between its ends, so that from here on edges only join neighbouring layers.</summary>
    private void AddBends()
    {
        foreach (var edge in Edges.Where(edge => edge.From != edge.To))
        {
            var last = _nodes[edge.Source];
            for (var layer = last.Layer + 1; layer < _nodes[edge.Target].Layer; layer++)
            {
                var bend = new LayoutNode { IsBend = true, Layer = layer };
                _nodes.Add(bend);
                edge.Bends.Add(bend);
                Connect(last, bend);
                last = bend;
            }

            Connect(last, _nodes[edge.Target]);
        }

        foreach (var node in _nodes)
        {
            while (_layers.Count <= node.Layer)
                _layers.Add([]);
            _layers[node.Layer].Add(node);
        }
    }
}
