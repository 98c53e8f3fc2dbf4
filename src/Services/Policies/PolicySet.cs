using System.Collections.Immutable;
using Actors.Kernel.Configuration;
using Actors.Platform;

namespace Actors.Services.Policies;

/// <summary>
/// All policies of a container. For a service count, the one that counts most last: <c>service-defaults</c>, every pattern in <c>services</c> that
/// its name matches, in the order written, and its own entry.
/// </summary>
public sealed partial class PolicySet
{
    private readonly Dictionary<string, ServicePolicy> _policies = new(StringComparer.Ordinal);
    private readonly List<GroupPolicy> _groups = [];
    private readonly PolicyLog _log;
    private readonly HoconValue? _actors;
    private readonly HoconValue? _defaults;
    private readonly IReadOnlyList<HoconField> _services = [];

    private PolicySet(Config? config, PolicyLog log)
    {
        _log = log;
        if (config is null)
            return;
        CheckRoot(config);
        _actors = config.Root.GetChildObject("actors");
        var root = new PolicySection(_actors, "actors", log);
        _defaults = _actors?.GetChildObject("service-defaults");
        log.Subject = "actors.service-defaults";
        ServicePolicyReader.Read(root.Section("service-defaults"));
        log.Subject = "actors";
        ServicePolicyReader.ReadLogging(root.Section("logging"));
        _services = root.Fields("services");
        Control = ControlPolicyReader.Read(root.Section("control"));
        var groupDefaults = _actors?.GetChildObject("group-defaults");
        log.Subject = "actors.group-defaults";
        GroupPolicy.Read("", root.Section("group-defaults"));
        var groups = root.Fields("groups");
        log.Subject = "actors";
        root.End();
        foreach (var field in groups)
        {
            log.Subject = $"actors.groups.{field.Key}";
            var group = GroupPolicy.Read(field.Key, new PolicySection(Merge(groupDefaults, [field]), log.Subject, log));
            if (group.Services.IsEmpty)
                log.Warning(field.Origin, $"{log.Subject} has no services", "name them in its list services");
            _groups.Add(group);
        }

        foreach (var field in _services)
        {
            var isShared = NamePattern.IsPattern(field.Key);
            if (isShared && field.Value.IsObject() && field.Value.GetObject().GetField("command") is { Value.IsNull: false } command)
                log.Error(command.Origin, $"actors.services.{field.Key}.command: a pattern names services, it is none", "give the service a name");
            ServicePolicyReader.Read(Section(field.Key, Merge(_defaults, [field])));
        }
    }

    /// <summary>No policy at all: everything as s6 does it.</summary>
    public static PolicySet None { get; } = new(null, new PolicyLog([]));

    /// <summary>What clients of the control protocol may do.</summary>
    public ControlPolicy Control { get; } = ControlPolicy.Default;

    /// <summary>What is wrong, each with its file and line.</summary>
    public IReadOnlyList<Diagnostic> Diagnostics => _log.All;

    /// <summary>Whether there are none.</summary>
    public bool IsEmpty => _defaults is null;

    /// <summary>Keys that are read and not documented in the reference.</summary>
    internal IReadOnlyList<string> Undocumented => _log.Undocumented;

    /// <summary>Reads policies. It throws for nothing that may be in them.</summary>
    /// <param name="layers">Files and variables, the one that counts most last.</param>
    /// <param name="readFile">Reads a file that one of them includes; null where there is none. It may throw.</param>
    /// <param name="environment">The value of a variable for <c>${NAME}</c>, as a byte string; null where it is not set.</param>
    public static PolicySet Read(IReadOnlyList<PolicyLayer> layers, Func<string, byte[]?>? readFile = null, Func<string, string?>? environment = null) =>
        Read(layers, readFile, environment, []);

    /// <param name="layers">Files and variables.</param>
    /// <param name="readFile">Reads an included file.</param>
    /// <param name="environment">The value of a variable.</param>
    /// <param name="failures">Files that could not be read.</param>
    internal static PolicySet Read(
        IReadOnlyList<PolicyLayer> layers, Func<string, byte[]?>? readFile, Func<string, string?>? environment, IEnumerable<Diagnostic> failures)
    {
        var log = new PolicyLog(failures);
        string? Variable(string name) => environment?.Invoke(ByteString.FromText(name)) is { } value ? ByteString.ToText(value) : null;
        return new(new PolicySources(layers, readFile ?? (_ => null), Variable).Parse(log), log);
    }

    /// <summary>All groups.</summary>
    public IReadOnlyList<GroupPolicy> Groups => _groups;

    /// <summary>The group of a service, the first where several name it; null where none does.</summary>
    public GroupPolicy? GroupOf(string service) => _groups.FirstOrDefault(group => group.RankOf(service) >= 0);

    /// <summary>The policy of a service.</summary>
    public ServicePolicy For(string service)
    {
        if (_defaults is null)
            return ServicePolicy.Default;
        lock (_policies)
        {
            if (!_policies.TryGetValue(service, out var policy))
                _policies[service] = policy = Resolve(ByteString.ToText(service));
            return policy;
        }
    }

    private ServicePolicy Resolve(string service) => ServicePolicyReader.Read(Section(service, Effective(service)));

    private HoconValue? Effective(string service)
    {
        var entries = _services.Where(field => NamePattern.IsPattern(field.Key) && NamePattern.Matches(field.Key, service))
            .Concat(_services.Where(field => field.Key == TemplateOf(service)))
            .Concat(_services.Where(field => field.Key == service && !NamePattern.IsPattern(field.Key)));
        return Merge(_defaults, [.. entries]);
    }

    /// <summary>Of the instance <c>web@1</c> the template is <c>web</c>.</summary>
    private static string? TemplateOf(string service) => service.IndexOf('@') is > 0 and var at ? service[..at] : null;

    private PolicySection Section(string name, HoconValue? value)
    {
        _log.Subject = $"actors.services.{name}";
        return new(value, _log.Subject, _log);
    }

    private static HoconValue? Merge(HoconValue? defaults, ImmutableArray<HoconField> entries)
    {
        var merged = defaults is { IsNull: false } && defaults.IsObject() ? defaults.ToConfig() : Config.Empty;
        foreach (var entry in entries)
        {
            if (!entry.Value.IsObject())
                return entry.Value;
            merged = entry.Value.ToConfig().WithFallback(merged);
        }

        return merged.Root;
    }

    /// <summary>What stands beside <c>actors</c> is for substitutions; but not what was to be <c>actors</c>.</summary>
    private void CheckRoot(Config config)
    {
        foreach (var field in config.Root.GetObject().Fields)
        {
            if (field.Key != "actors" && Spelling.Nearest(field.Key, ["actors"]) is not null)
                _log.Error(field.Origin, $"unknown key {field.Key}", "is actors meant?");
        }
    }
}
