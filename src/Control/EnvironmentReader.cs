using Actors.Boot;
using Actors.Platform;
using Actors.Policies;
using Actors.Services.Policies;

namespace Actors.Control;

/// <summary>
/// Makes of a survey what <c>env</c> answers. The kernel knows the environment that a process was executed with; where each value is from follows from who could have given it: the first of
/// those that have the same value, policies before all others.
/// </summary>
internal sealed class EnvironmentReader
{
    private readonly Dictionary<string, string> _given = new(StringComparer.Ordinal);
    private readonly ServiceEnvironment _environment;
    private readonly IReadOnlyList<PolicyValue> _policy;
    private readonly string _containerEnvironment;
    private readonly string? _envdir;
    private readonly long _begin;
    private readonly bool _showsSecrets;

    private EnvironmentReader(Survey survey, Surveyed service, bool showsSecrets)
    {
        _showsSecrets = showsSecrets;
        _policy = survey.Overview.Policies.Describe(service.Name);
        var policy = service.Longrun?.Settings?.Policy ?? service.Oneshot?.Settings?.Policy ?? ServicePolicy.Default;
        _environment = new ServiceEnvironment(policy, static _ => { }); // the service itself has said it, when it was started
        foreach (var entry in Build(service, policy))
            Note(_given, entry);
        _containerEnvironment = survey.Overview.Settings?.Variables.Directory ?? new OverlayPaths().ContainerEnvironment;
        _envdir = service.Longrun?.Settings is { } settings ? Files.Join(settings.Directory, "env") : null;
        // What is older than the tree was stored by the stage before it.
        _begin = Clock.RealtimeNanoseconds - (Clock.MonotonicNanoseconds - survey.Overview.Times.Tree);
    }

    /// <param name="survey">What the tree says.</param>
    /// <param name="service">The service.</param>
    /// <param name="showsSecrets">Whether the values of secrets are told.</param>
    internal static EnvironmentReport Read(Survey survey, Surveyed service, bool showsSecrets)
    {
        var reader = new EnvironmentReader(survey, service, showsSecrets);
        var pid = service.Longrun?.Pid ?? service.Oneshot?.Pid ?? 0;
        var variables = pid > 0 && Files.TryReadAllBytes($"/proc/{pid}/environ", out var bytes) == 0 ? Parse(ByteString.FromBytes(bytes)) : null;
        if (variables is null)
        {
            pid = 0;
            variables = reader._given;
        }

        return new EnvironmentReport(service.Name, pid, [.. variables.OrderBy(variable => variable.Key, StringComparer.Ordinal).Select(variable => reader.Trace(variable.Key, variable.Value))]);
    }

    /// <summary>What its run would be given now.</summary>
    private IReadOnlyList<string> Build(Surveyed service, ServicePolicy policy)
    {
        var instance = policy.Instances is not null && service.Name.IndexOf('@') is > 0 and var at ? service.Name[(at + 1)..] : null;
        if (service.Longrun?.Settings is { } longrun)
            return _environment.Build(longrun.Environment, policy.Process.ContainerEnvironment ?? longrun.Command.Count > 0 ? longrun.ContainerEnvironment : null, instance);
        if (service.Oneshot?.Settings is { } oneshot)
            return [.. _environment.Build(oneshot.Environment.ToArray(), policy.Process.ContainerEnvironment ?? policy.Command is not null ? oneshot.ContainerEnvironment : null, instance), "RC_NAME=" + service.Name];
        return [];
    }

    private static Dictionary<string, string> Parse(string block)
    {
        var variables = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var entry in block.Split('\0', StringSplitOptions.RemoveEmptyEntries))
            Note(variables, entry);
        return variables;
    }

    private static void Note(Dictionary<string, string> variables, string entry)
    {
        var equals = entry.IndexOf('=');
        if (equals > 0)
            variables.TryAdd(entry[..equals], entry[(equals + 1)..]);
    }

    private EnvironmentVariable Trace(string name, string value)
    {
        var trace = _environment.Traces.GetValueOrDefault(name);
        // A secret is one even where the process has another value than the file by now.
        if (trace is { Origin: EnvironmentOrigin.Secret })
            return ByPolicy(name, _showsSecrets ? value : EnvironmentVariable.Mask, "process.secrets", trace.File) with { IsSecret = true };
        if (_given.TryGetValue(name, out var given) && given == value)
        {
            switch (trace)
            {
                case null:
                    return new EnvironmentVariable(name, value, "supervisor", null);
                case { Origin: EnvironmentOrigin.File }:
                    return ByPolicy(name, value, "process.environment-files", trace.File);
                case { Origin: EnvironmentOrigin.Variable }:
                    return ByPolicy(name, value, "process.environment." + name, null);
                case { Origin: EnvironmentOrigin.Instance }:
                    return ByPolicy(name, value, "instances", null);
            }
        }

        if (name == "NOTIFY_SOCKET" && IsSet("readiness.kind", "notify"))
            return new EnvironmentVariable(name, value, "supervisor", null);
        if (name.Contains('/'))
            return new EnvironmentVariable(name, value, "program", null);
        if (_envdir is not null && ValueIn(_envdir, name) == value)
            return new EnvironmentVariable(name, value, "envdir", Files.Join(_envdir, name));
        if (ValueIn(_containerEnvironment, name) != value)
            return new EnvironmentVariable(name, value, "program", null);
        var file = Files.Join(_containerEnvironment, name);
        var isOfContainer = Files.Status(file) is { } status && status.ModifiedNanoseconds <= _begin;
        return new EnvironmentVariable(name, value, isOfContainer ? "container" : "container_environment", file);
    }

    private EnvironmentVariable ByPolicy(string name, string value, string key, string? file) =>
        new(name, value, "policy", _policy.FirstOrDefault(policy => policy.Key.Replace("\"", "", StringComparison.Ordinal) == key)?.Source) { File = file };

    private bool IsSet(string key, string value) => _policy.Any(policy => policy.Key == key && policy.Value == value);

    /// <summary>As s6-envdir has it: the file's content without the newline at its end.</summary>
    private static string? ValueIn(string directory, string name) =>
        Files.ReadTextIfThere(Files.Join(directory, name)) is { } content ? content.EndsWith('\n') ? content[..^1] : content : null;
}
