using Actors.Platform;

namespace Actors.Services;

public sealed partial class SourceReader
{
    /// <summary>
    /// Adds what an image has put into a folder that the reference would have had as its own: services of it, and contents and dependencies for those that are there. A copy of
    /// the reference's own services there changes nothing.
    /// </summary>
    private void Patch(SourceFolder source)
    {
        var folders = new HashSet<string>(StringComparer.Ordinal);
        if (Files.TryList(source.Path, out var entries, folders) != 0)
            return;
        entries.SortStably(string.CompareOrdinal);
        foreach (var name in entries.Where(name => name[0] != '.' && IsService(source.Path, name, folders)))
        {
            if (_places.TryGetValue(name, out var place))
                _definitions[place] = Patched(_definitions[place], source.Path);
            else if (Files.Exists($"{source.Path}/{name}/type"))
                ReadServices(source, [name]);
        }
    }

    private ServiceDefinition Patched(ServiceDefinition definition, string source)
    {
        if (ServiceFolder.TryOpen(source, definition.Name, _log, out var folder) != 0)
            return definition;
        return definition switch
        {
            BundleDefinition bundle => bundle with { Contents = [.. bundle.Contents.Concat(folder.ReadNames("contents") ?? []).DistinctBy(reference => reference.Name)] },
            AtomicDefinition atomic => atomic with
            {
                Dependencies = [.. atomic.Dependencies.Concat(folder.ReadNames("dependencies") ?? []).DistinctBy(reference => reference.Name)],
            },
            _ => definition,
        };
    }
}
