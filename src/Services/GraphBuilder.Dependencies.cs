namespace Actors.Services;

internal sealed partial class GraphBuilder
{
    private const int OneshotRunnerIndex = 0;
    private const int FdHolderIndex = 1;

    private void ResolveServices()
    {
        _log.Info(2, "resolving service names");
        _dependencies = new int[_atomics.Count][];
        for (var index = 0; index < _atomics.Count; index++)
        {
            if (_atomics[index] is LongrunDefinition longrun)
                CheckPipes(longrun);
            _dependencies[index] = DependenciesOf(_atomics[index], index);
        }
    }

    private int[] DependenciesOf(AtomicDefinition definition, int index)
    {
        var found = new HashSet<int>();
        foreach (var reference in definition.Dependencies)
        {
            if (_indexes.TryGetValue(reference.Name, out var one))
                found.Add(one);
            else if (_contents.TryGetValue(reference.Name, out var many))
            {
                found.UnionWith(many);
                if (_incomplete.Contains(reference.Name))
                    _faulty.Add(index);
            }
            else
            {
                _faulty.Add(index);
                if (!IsExcused(reference.Name))
                    Undefined($"during dependency resolution for service {definition.Name}", reference, definition.Name);
            }
        }

        AddImplicit(definition, index, found);
        return [.. found.Order()];
    }

    private void AddImplicit(AtomicDefinition definition, int index, HashSet<int> found)
    {
        if (definition is OneshotDefinition)
            found.Add(OneshotRunnerIndex);
        if (definition is not LongrunDefinition { IsPipelined: true } longrun)
            return;
        found.Add(FdHolderIndex);
        if (longrun.ProducerFor is not { } consumer)
            return;
        if (_indexes.TryGetValue(consumer.Name, out var other))
            found.Add(other);
        else
            _faulty.Add(index);
    }
}
