using Actors.Services;

namespace Actors.Tests.Readiness;

/// <summary>Graphs of services for tests.</summary>
internal static class Graphs
{
    /// <summary>A graph of longruns, written as <c>"a", "b: a", "c: a b"</c>.</summary>
    internal static ServiceGraph Of(params string[] services) => Of(services.Select(Longrun));

    /// <summary>A random graph without cycles: service i depends on some of those before it.</summary>
    internal static ServiceGraph Random(Random random, int services, double density) => Of(
        Enumerable.Range(0, services).Select(i => Define(
            $"s{i}", [.. Enumerable.Range(0, i).Where(_ => random.NextDouble() < density).Select(j => $"s{j}")], random.Next(2) == 0)));

    private static ServiceGraph Of(IEnumerable<AtomicDefinition> definitions)
    {
        var compilation = Compilation.Of(definitions);
        Assert.Null(compilation.FirstError);
        return compilation.Graph;
    }

    private static AtomicDefinition Longrun(string text)
    {
        var parts = text.Split(':');
        return Define(parts[0], parts.Length > 1 ? parts[1].Split(' ', StringSplitOptions.RemoveEmptyEntries) : [], oneshot: false);
    }

    private static AtomicDefinition Define(string name, string[] dependencies, bool oneshot)
    {
        var references = dependencies.Select(dependency => new NameReference(dependency, "", null)).ToArray();
        return oneshot
            ? new OneshotDefinition { Name = name, SourceDirectory = "", Dependencies = [.. references], Up = OneshotScript.Empty }
            : new LongrunDefinition { Name = name, SourceDirectory = "", Dependencies = [.. references] };
    }
}
