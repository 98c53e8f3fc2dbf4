using Actors.Platform;

namespace Actors.Services;

public sealed partial class SourceReader
{
    /// <summary>
    /// Adds the bundles of a directory that the reference would not look at: errors in it are warnings, and names that mean nothing are
    /// left out.
    /// </summary>
    private void Supplement(SourceFolder source)
    {
        if (!Files.IsDirectory(source.Path))
            return;
        var other = Read([source with { IsSupplement = false }], _options with { Verbosity = 0 });
        foreach (var diagnostic in other.Diagnostics)
            _log.Warning(1, diagnostic.Message, diagnostic.File, diagnostic.Hint, diagnostic.Line);

        var bundles = other.Definitions.OfType<BundleDefinition>().Where(bundle => !other.Broken.Contains(bundle.Name)).ToList();
        var known = new HashSet<string>(_places.Keys.Concat(_broken).Concat(bundles.Select(bundle => bundle.Name)), StringComparer.Ordinal);
        known.UnionWith(_definitions.OfType<LongrunDefinition>().Select(longrun => longrun.PipelineName?.Name).OfType<string>());
        foreach (var bundle in bundles)
            Merge(bundle with { Contents = [.. bundle.Contents.Where(reference => IsKnown(reference, known))] });
    }

    private void Merge(BundleDefinition bundle)
    {
        if (_places.TryAdd(bundle.Name, _definitions.Count))
            _definitions.Add(bundle);
        else if (_definitions[_places[bundle.Name]] is BundleDefinition first)
        {
            var contents = first.Contents.Concat(bundle.Contents).DistinctBy(reference => reference.Name);
            _definitions[_places[bundle.Name]] = first with { Contents = [.. contents] };
        }
    }

    private bool IsKnown(NameReference reference, HashSet<string> known)
    {
        if (known.Contains(reference.Name))
            return true;
        _log.Warning(
            1, $"{reference.File} names a service that is not defined, ignoring it", reference.File, Hints.ForUnknown(reference, known),
            reference.Line);
        return false;
    }
}
