namespace Actors.Services;

internal sealed partial class GraphBuilder
{
    private enum Progress
    {
        New, Open, Done,
    }

    /// <summary>What each bundle stands for, by its name: sorted indexes of services.</summary>
    private readonly Dictionary<string, int[]> _contents = new(StringComparer.Ordinal);

    /// <summary>Bundles that name something that is not there: what depends on one of these can never have all that it needs.</summary>
    private readonly HashSet<string> _incomplete = new(StringComparer.Ordinal);

    private void ResolveBundles()
    {
        _log.Info(2, "resolving bundle names");
        _incomplete.UnionWith(_bundles.Select(bundle => bundle.Name).Where(_sources.Broken.Contains));
        var progress = _bundles.ToDictionary(bundle => bundle.Name, _ => Progress.New, StringComparer.Ordinal);
        var sets = _bundles.ToDictionary(bundle => bundle.Name, _ => new HashSet<int>(), StringComparer.Ordinal);
        foreach (var bundle in _bundles)
        {
            if (progress[bundle.Name] == Progress.New)
                ResolveBundle(bundle, progress, sets);
        }

        foreach (var (name, set) in sets)
            _contents[name] = [.. set.Order()];
    }

    /// <summary>Walks down from one bundle; a stack of its own, so that a nest of any depth is walked.</summary>
    private void ResolveBundle(BundleDefinition root, Dictionary<string, Progress> progress, Dictionary<string, HashSet<int>> sets)
    {
        var path = new Stack<(BundleDefinition Bundle, int Next)>([(root, 0)]);
        progress[root.Name] = Progress.Open;
        while (path.TryPop(out var step))
        {
            var (bundle, next) = step;
            if (next == bundle.Contents.Length)
            {
                progress[bundle.Name] = Progress.Done;
                if (path.TryPeek(out var outer))
                    Include(bundle, outer.Bundle, sets);
                continue;
            }

            path.Push((bundle, next + 1));
            var reference = bundle.Contents[next];
            if (_indexes.TryGetValue(reference.Name, out var index))
                sets[bundle.Name].Add(index);
            else if (_definitions.GetValueOrDefault(reference.Name) is not BundleDefinition inner)
                ReportUndefined(bundle, reference);
            else if (progress[inner.Name] == Progress.Done)
                Include(inner, bundle, sets);
            else if (progress[inner.Name] == Progress.Open)
                ReportBundleCycle(root, inner, reference);
            else
            {
                progress[inner.Name] = Progress.Open;
                path.Push((inner, 0));
            }
        }
    }

    private void Include(BundleDefinition inner, BundleDefinition outer, Dictionary<string, HashSet<int>> sets)
    {
        sets[outer.Name].UnionWith(sets[inner.Name]);
        if (_incomplete.Contains(inner.Name))
            _incomplete.Add(outer.Name);
    }

    private void ReportUndefined(BundleDefinition bundle, NameReference reference)
    {
        _incomplete.Add(bundle.Name);
        if (!IsExcused(reference.Name))
            Undefined($"during resolution of bundle {bundle.Name}", reference, bundle.Name);
    }

    private void ReportBundleCycle(BundleDefinition root, BundleDefinition inner, NameReference reference) =>
        _log.Error(
            1, $"cyclic bundle definition: resolution of {root.Name} encountered a cycle involving {inner.Name}", reference.File,
            "a bundle cannot hold itself: remove this entry", reference.Line, root.Name, inner.Name);
}
