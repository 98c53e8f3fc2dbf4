namespace Actors.Services;

internal sealed partial class GraphBuilder
{
    private const string CycleHint = "they need each other, round and round: ";

    /// <summary>Reports cycles of dependencies: in the reference's words, the one first that it finds.</summary>
    private void FindCycles()
    {
        _log.Info(3, "converting service dependency array");
        _log.Info(3, "checking database correctness");
        if (Cycles.FindFirst(_dependencies) is not var (from, through))
            return;
        var groups = Cycles.FindAll(_dependencies);
        Report(from, through, groups.First(group => group.Contains(through)));
        foreach (var group in groups)
        {
            _faulty.UnionWith(group);
            if (!group.Contains(through))
                Report(group[0], group[0], group);
        }
    }

    private void Report(int from, int through, IReadOnlyCollection<int> group)
    {
        var path = Cycles.PathThrough(through, group, _dependencies).Select(index => _atomics[index].Name).ToList();
        var next = path.Count > 1 ? path[1] : path[0];
        var reference = _atomics[through].Dependencies.FirstOrDefault(reference => StandsFor(reference.Name, _indexes[next]));
        _log.Error(
            1, $"cyclic service dependency reached from {_atomics[from].Name} and involving {_atomics[through].Name}",
            reference?.File ?? _atomics[through].SourceDirectory, CycleHint + Round(path), reference?.Line, [.. path]);
    }

    private static string Round(List<string> path)
    {
        const int Shown = 8;
        var way = path.Count <= Shown ? path.AsEnumerable() : path.Take(Shown).Append($"({path.Count - Shown} more)");
        return string.Join(" -> ", way.Append(path[0]));
    }

    private bool StandsFor(string name, int index) =>
        _indexes.TryGetValue(name, out var one)
            ? one == index
            : _contents.TryGetValue(name, out var many) && Array.BinarySearch(many, index) >= 0;

    /// <summary>
    /// Reports longruns that feed each other in a ring. (Their dependencies are a cycle too, so the reference never gets to say this.)
    /// </summary>
    private void FindPipelineLoops()
    {
        var seen = new HashSet<int>();
        for (var index = _atomics.Count - 1; index >= 0; index--)
        {
            var walk = new List<int>();
            int? at = index;
            while (at is { } here && seen.Add(here))
            {
                walk.Add(here);
                at = ConsumerOf(here);
            }

            if (at is not { } closing || !walk.Contains(closing))
                continue;
            var consumer = ConsumerOf(closing)!.Value;
            _log.Error(
                1, $"cyclic longrun pipeline reached from {_atomics[consumer].Name} and involving {_atomics[closing].Name}",
                _atomics[closing].PathOf("producer-for"), "a pipeline must end in a longrun without producer-for", 1,
                _atomics[closing].Name, _atomics[consumer].Name);
        }
    }

    private int? ConsumerOf(int index) =>
        _atomics[index] is LongrunDefinition { ProducerFor: { } consumer } && _indexes.TryGetValue(consumer.Name, out var other)
            ? other
            : null;
}
