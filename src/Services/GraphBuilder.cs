using System.Collections.Immutable;

namespace Actors.Services;

/// <summary>
/// Resolves names to services, in the steps of s6-rc-compile: pipelines become bundles, bundles become sets, dependencies become edges,
/// cycles are looked for. Services are numbered as in its database. What has a fault is reported and left out at the end, with all that
/// depends on it.
/// </summary>
internal sealed partial class GraphBuilder
{
    private readonly SourceSet _sources;
    private readonly CompileOptions _options;
    private readonly DiagnosticList _log;
    private readonly Dictionary<string, ServiceDefinition> _definitions = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _indexes = new(StringComparer.Ordinal);
    private readonly List<AtomicDefinition> _atomics = [];
    private readonly List<BundleDefinition> _bundles = [];
    private readonly HashSet<int> _faulty = [];
    private int[][] _dependencies = [];

    public GraphBuilder(SourceSet sources, CompileOptions options)
    {
        _sources = sources;
        _options = options;
        _log = new(options.Verbosity);
    }

    public Compilation Build()
    {
        Declare();
        AddPipelineBundles();
        ResolveBundles();
        ResolveServices();
        FindCycles();
        FindPipelineLoops();
        _log.Info(2, $"writing compiled information to {_options.Database}");

        var included = Included();
        var graph = Freeze(included);
        return new()
        {
            Graph = graph,
            Diagnostics = [.. _sources.Diagnostics, .. _log.All, .. _sources.LateDiagnostics],
            Excluded = [.. _sources.Definitions.Where(definition => graph.TypeOf(definition.Name) is null)],
        };
    }

    private void Declare()
    {
        var services = new List<ServiceDefinition>(_sources.Definitions.Length);
        foreach (var definition in _sources.Definitions)
        {
            if (_definitions.TryAdd(definition.Name, definition))
                services.Add(definition);
            else
                Duplicate(definition.Name, Parent(definition.SourceDirectory), definition.SourceDirectory);
        }

        _atomics.Add(InternalServices.Define(InternalServices.OneshotRunner));
        _atomics.Add(InternalServices.Define(InternalServices.FdHolder));
        _atomics.AddRange(services.OfType<LongrunDefinition>());
        _atomics.AddRange(services.OfType<OneshotDefinition>());
        _bundles.AddRange(services.OfType<BundleDefinition>());
        for (var index = 0; index < _atomics.Count; index++)
        {
            _indexes[_atomics[index].Name] = index;
            if (_sources.Broken.Contains(_atomics[index].Name))
                _faulty.Add(index);
        }
    }

    private void Duplicate(string name, string source, string file)
    {
        var first = _definitions[name];
        _log.Error(1, TypeNames.Duplicate(name, source, first.Type), file, $"rename one; the other is {first.SourceDirectory}", null, name);
    }

    private static string Parent(string path)
    {
        var slash = path.LastIndexOf('/');
        return slash > 0 ? path[..slash] : path;
    }

    /// <summary>Whether a name is declared in a way that has been complained about already.</summary>
    private bool IsExcused(string name) => _sources.Broken.Contains(name) && !_definitions.ContainsKey(name);

    private ServiceType? TypeOf(string name) => _definitions.GetValueOrDefault(name)?.Type;

    private void Undefined(string place, NameReference reference, string service) =>
        _log.Error(
            1, $"{place}: undefined service name {reference.Name}", reference.File, Hints.ForUnknown(reference, _definitions.Keys),
            reference.Line, service);
}
