using Actors.Platform;

namespace Actors.Services;

/// <summary>
/// Reads source definition directories as s6-rc-compile 0.7 accepts them. Where that stops at the first fault, this one goes on and reports
/// the rest too, in the same order. It throws for nothing that may be in a file or directory.
/// </summary>
public sealed partial class SourceReader
{
    /// <summary>For so many services a thread of its own is worth its start.</summary>
    private const int WorthThread = 32;

    private readonly CompileOptions _options;
    private readonly SourceReader? _all;
    private readonly DiagnosticList _log;
    private readonly DiagnosticList _late;
    private readonly List<ServiceDefinition> _definitions = [];
    private readonly Dictionary<string, int> _places = new(StringComparer.Ordinal);
    private readonly HashSet<string> _broken = new(StringComparer.Ordinal);

    /// <param name="options">How to read.</param>
    /// <param name="all">The reader of whole sources, where this one is for a single service, on any thread.</param>
    private SourceReader(CompileOptions options, SourceReader? all = null)
    {
        _options = options;
        _all = all;
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
        var folders = new HashSet<string>(StringComparer.Ordinal);
        var errno = Files.TryList(source.Path, out var entries, folders);
        if (errno != 0)
        {
            _log.Error(111, $"unable to opendir {source.Path}: {Errno.Describe(errno)}", source.Path, Hints.ForErrno(errno));
            return;
        }

        _log.Info(2, $"adding sources from {source.Path}");
        var names = new List<string>(entries.Count);
        entries.SortStably(string.CompareOrdinal);
        foreach (var name in entries)
        {
            if (name[0] != '.' && IsService(source.Path, name, folders))
                names.Add(name);
        }

        names.AddRange(source.SuppliedBundles.Except(names));
        names.SortStably(string.CompareOrdinal);
        if (names.Count == 0)
            _log.Warning(1, $"source {source.Path} is empty", source.Path, "");
        ReadServices(source, names);
    }

    /// <summary>Each is read by itself, on several threads where there are many, and taken in order.</summary>
    private void ReadServices(SourceFolder source, List<string> names)
    {
        var readers = new SourceReader[names.Count];
        SharedWork.ForEach(names.Count, WorthThread, index =>
        {
            readers[index] = new SourceReader(_options, this);
            readers[index].ReadService(source, names[index]);
        });
        foreach (var reader in readers)
            Take(reader);
    }

    private void Take(SourceReader other)
    {
        _log.Add(other._log);
        _late.Add(other._late);
        _broken.UnionWith(other._broken);
        foreach (var definition in other._definitions)
        {
            _places.Add(definition.Name, _definitions.Count);
            _definitions.Add(definition);
        }
    }

    /// <param name="source">The source definition directory.</param>
    /// <param name="name">An entry of it.</param>
    /// <param name="folders">Entries that are known to be directories; others are looked at.</param>
    private bool IsService(string source, string name, HashSet<string> folders)
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

        if (folders.Contains(name))
            return true;
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

    /// <summary>No two of one source have one name: only those of earlier sources have to be looked for.</summary>
    private bool Declare(ServiceFolder folder)
    {
        if (!_all!._places.TryGetValue(folder.Name, out var place))
            return true;
        var first = _all._definitions[place];
        _log.Error(
            1, TypeNames.Duplicate(folder.Name, folder.Source, first.Type), folder.Path, $"remove it, or {first.SourceDirectory}", null,
            folder.Name);
        return false;
    }
}
