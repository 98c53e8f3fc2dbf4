namespace Actors.Services;

/// <summary>Tarjan's algorithm with a stack of its own.</summary>
internal sealed class TarjanWalk(int[][] successors)
{
    private readonly int[] _number = new int[successors.Length];
    private readonly int[] _lowest = new int[successors.Length];
    private readonly bool[] _isWaiting = new bool[successors.Length];
    private readonly Stack<int> _waiting = new();
    private readonly Stack<(int Node, int Next)> _path = new();
    private int _last;

    /// <summary>The groups found so far.</summary>
    public List<List<int>> Groups { get; } = [];

    /// <summary>Walks all that can be reached from a node and was not yet.</summary>
    public void From(int root)
    {
        if (_number[root] == 0)
            Enter(root);
        while (_path.TryPop(out var step))
        {
            var (node, next) = step;
            if (next < successors[node].Length)
            {
                _path.Push((node, next + 1));
                var successor = successors[node][next];
                if (_number[successor] == 0)
                    Enter(successor);
                else if (_isWaiting[successor])
                    _lowest[node] = Math.Min(_lowest[node], _number[successor]);
                continue;
            }

            if (_lowest[node] == _number[node])
                Groups.Add(Take(node));
            if (_path.TryPeek(out var parent))
                _lowest[parent.Node] = Math.Min(_lowest[parent.Node], _lowest[node]);
        }
    }

    private void Enter(int node)
    {
        _number[node] = _lowest[node] = ++_last;
        _isWaiting[node] = true;
        _waiting.Push(node);
        _path.Push((node, 0));
    }

    private List<int> Take(int node)
    {
        var group = new List<int>();
        int member;
        do
        {
            member = _waiting.Pop();
            _isWaiting[member] = false;
            group.Add(member);
        }
        while (member != node);
        return group;
    }
}
