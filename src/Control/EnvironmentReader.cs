using Actors.Boot;
using Actors.Platform;

namespace Actors.Control;

/// <summary>
/// Makes of a survey what <c>env</c> answers. The kernel knows the environment that a process was executed with; where each value is from follows from who could have given it: the first of
/// those that have the same value.
/// </summary>
internal sealed class EnvironmentReader
{
    private readonly Dictionary<string, string> _given = new(StringComparer.Ordinal);
    private readonly string _containerEnvironment;
    private readonly string? _envdir;
    private readonly long _begin;

    private EnvironmentReader(Survey survey, Surveyed service)
    {
        var given = service.Longrun?.Settings?.Environment ?? service.Oneshot?.Settings?.Environment.ToArray() ?? [];
        foreach (var entry in given)
            Note(_given, entry);
        _containerEnvironment = survey.Overview.Settings?.Variables.Directory ?? new OverlayPaths().ContainerEnvironment;
        _envdir = service.Longrun?.Settings is { } settings ? Files.Join(settings.Directory, "env") : null;
        // What is older than the tree was stored by the stage before it.
        _begin = Clock.RealtimeNanoseconds - (Clock.MonotonicNanoseconds - survey.Overview.Times.Tree);
    }

    internal static EnvironmentReport Read(Survey survey, Surveyed service)
    {
        var reader = new EnvironmentReader(survey, service);
        var pid = service.Longrun?.Pid ?? service.Oneshot?.Pid ?? 0;
        var variables = pid > 0 && Files.TryReadAllBytes($"/proc/{pid}/environ", out var bytes) == 0 ? Parse(ByteString.FromBytes(bytes)) : null;
        if (variables is null)
        {
            pid = 0;
            variables = reader._given;
        }

        return new EnvironmentReport(service.Name, pid, [.. variables.OrderBy(variable => variable.Key, StringComparer.Ordinal).Select(variable => reader.Trace(variable.Key, variable.Value))]);
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
        if (_given.TryGetValue(name, out var given) && given == value)
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

    /// <summary>As s6-envdir has it: the file's content without the newline at its end.</summary>
    private static string? ValueIn(string directory, string name) =>
        Files.ReadTextIfThere(Files.Join(directory, name)) is { } content ? content.EndsWith('\n') ? content[..^1] : content : null;
}
