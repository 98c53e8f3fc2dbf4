using Actors.Platform;

namespace Actors.Services;

/// <summary>
/// Reads source definition directories as s6-rc-compile 0.7 accepts them. Where that stops at the first fault, this one goes on and reports
/// the rest too, in the same order. It throws for nothing that may be in a file or directory.
/// </summary>
public sealed partial class SourceReader
{
    private readonly CompileOptions _options;
    private readonly DiagnosticList _log;
    private readonly DiagnosticList _late;
    private readonly List<ServiceDefinition> _definitions = [];
    private readonly Dictionary<string, int> _places = new(StringComparer.Ordinal);
    private readonly HashSet<string> _broken = new(StringComparer.Ordinal);

    private SourceReader(CompileOptions options)
    {
        _options = options;
        _log = new(options.Verbosity);
        _late = new(options.Verbosity);
    }

    /// <summary>Reads source directories, in this order.</summary>
    public static SourceSet Read(IEnumerable<string> sources, CompileOptions? options = null) =>
        Read(sources.Select(path => new SourceFolder(path)), options);

    /// <summary>Reads source directories, in this order, those that only supplement others last.</summary>
    public static SourceSet Read(IEnumerable<SourceFolder> sources, CompileOptions? options = null)
    {
        var reader = new SourceReader(options ?? new());
        foreach (var source in sources.OrderBy(source => source.IsSupplement))
        {
            if (source.IsPatch)
                reader.Patch(source);
            else if (source.IsSupplement)
                reader.Supplement(source);
            else
                reader.ReadSource(source);
        }

        return reader.Result();
    }

    private SourceSet Result() => new()
    {
        Definitions = [.. _definitions],
        Broken = _broken,
        Diagnostics = [.. _log.All],
        LateDiagnostics = [.. _late.All],
    };

    private void ReadSource(SourceFolder source)
    {
        var errno = Files.TryList(source.Path, out var entries);
        if (errno != 0)
        {
            _log.Error(111, $"unable to opendir {source.Path}: {Errno.Describe(errno)}", source.Path, Hints.ForErrno(errno));
            return;
        }

        _log.Info(2, $"adding sources from {source.Path}");
        var names = new List<string>(entries.Count);
        entries.Sort(StringComparer.Ordinal);
        foreach (var name in entries.Where(name => name[0] != '.' && IsService(source.Path, name)))
            names.Add(name);
        names.AddRange(source.SuppliedBundles.Except(names));
        names.Sort(StringComparer.Ordinal);
        if (names.Count == 0)
            _log.Warning(1, $"source {source.Path} is empty", source.Path, "");
        foreach (var name in names)
            ReadService(source, name);
    }

    private bool IsService(string source, string name)
    {
        var path = $"{source}/{name}";
        if (name.Contains('\n'))
        {
            _log.Error(1, $"subdirectory of {source} contains a newline character", path, "rename or remove it");
            return false;
        }

        if (ReservedNames.Contains(name))
        {
            _log.Error(1, ReservedNames.Message(source, name), path, "rename it");
            return false;
        }

        var errno = Files.TryStatus(path, followLinks: true, out var status);
        if (errno == 0)
            return status.IsDirectory;
        _log.Error(111, $"unable to stat {path}: {Errno.Describe(errno)}", path, "remove it, or make what it points to", null, name);
        _broken.Add(name);
        return false;
    }

    private void ReadService(SourceFolder source, string name)
    {
        var isSupplied = source.SuppliedBundles.Contains(name);
        var errno = ServiceFolder.TryOpen(source.Path, name, _log, out var folder);
        if (errno != 0 && !(isSupplied && errno == Errno.ENOENT))
        {
            _log.Error(111, $"unable to open {folder.Path}: {Errno.Describe(errno)}", folder.Path, Hints.ForErrno(errno), null, name);
            _broken.Add(name);
            return;
        }

        if (_log.Wants(3))
            _log.Info(3, $"parsing {folder.Path}");
        var type = isSupplied ? ServiceType.Bundle : ReadType(folder);
        if (type is null)
        {
            _broken.Add(name);
            return;
        }

        if (_log.Wants(3))
            _log.Info(3, $"{name} has type {TypeNames.Of(type.Value)}");
        if (!Declare(folder))
            return;
        ServiceDefinition definition = type switch
        {
            ServiceType.Oneshot => ReadOneshot(folder),
            ServiceType.Longrun => ReadLongrun(folder),
            _ => ReadBundle(folder, isSupplied),
        };
        _definitions.Add(definition);
        if (folder.Faults > 0)
            _broken.Add(name);
    }

    private bool Declare(ServiceFolder folder)
    {
        if (_places.TryAdd(folder.Name, _definitions.Count))
            return true;
        var first = _definitions[_places[folder.Name]];
        _log.Error(
            1, TypeNames.Duplicate(folder.Name, folder.Source, first.Type), folder.Path, $"remove it, or {first.SourceDirectory}", null,
            folder.Name);
        return false;
    }
}
