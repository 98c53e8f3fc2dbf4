namespace Actors.Services;

/// <summary>Finds cycles in a graph that is given as lists of successors. No recursion: a chain of any length is walked.</summary>
internal static class Cycles
{
    /// <summary>
    /// The cycle that a walk in s6-rc's order meets first: from the last node to the first, and from the last successor to the first.
    /// </summary>
    /// <returns>Where that walk began, and the node that it met again; null where there is no cycle.</returns>
    public static (int From, int Through)? FindFirst(int[][] successors)
    {
        var isOpen = new bool[successors.Length];
        var isDone = new bool[successors.Length];
        var path = new Stack<(int Node, int Next)>();
        for (var root = successors.Length - 1; root >= 0; root--)
        {
            if (!isDone[root])
                Enter(root);
            while (path.TryPop(out var step))
            {
                if (step.Next < 0)
                {
                    isDone[step.Node] = true;
                    continue;
                }

                path.Push((step.Node, step.Next - 1));
                var successor = successors[step.Node][step.Next];
                if (isDone[successor])
                    continue;
                if (isOpen[successor])
                    return (root, successor);
                Enter(successor);
            }
        }

        return null;

        void Enter(int node)
        {
            isOpen[node] = true;
            path.Push((node, successors[node].Length - 1));
        }
    }

    /// <summary>
    /// All groups of nodes that reach each other (Tarjan's strongly connected components), each sorted, and only those that hold a cycle.
    /// </summary>
    public static List<List<int>> FindAll(int[][] successors)
    {
        var walk = new TarjanWalk(successors);
        for (var node = 0; node < successors.Length; node++)
            walk.From(node);
        foreach (var group in walk.Groups)
            group.Sort();
        return [.. walk.Groups.Where(group => group.Count > 1 || successors[group[0]].Contains(group[0])).OrderBy(group => group[0])];
    }

    /// <summary>The shortest way from a node back to itself within its group, the node itself first.</summary>
    public static List<int> PathThrough(int node, IReadOnlyCollection<int> group, int[][] successors)
    {
        var inside = group.ToHashSet();
        var cameFrom = new Dictionary<int, int>();
        var open = new Queue<int>([node]);
        while (!cameFrom.ContainsKey(node) && open.TryDequeue(out var here))
        {
            foreach (var successor in successors[here])
            {
                if (inside.Contains(successor) && cameFrom.TryAdd(successor, here))
                    open.Enqueue(successor);
            }
        }

        var path = new List<int>();
        for (var at = cameFrom[node]; at != node; at = cameFrom[at])
            path.Add(at);
        path.Add(node);
        path.Reverse();
        return path;
    }
}
