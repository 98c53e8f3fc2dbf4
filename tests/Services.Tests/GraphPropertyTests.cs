using FsCheck;
using FsCheck.Fluent;

namespace Actors.Services.Tests;

/// <summary>What holds for every graph.</summary>
public class GraphPropertyTests
{
    /// <summary>Services 0 to n-1, a kind for each (0 oneshot, 1 longrun, 2 bundle), and pairs of one that names another.</summary>
    private sealed record Shape(int[] Kinds, (int From, int To)[] Edges)
    {
        public Compilation Compile() => Compilation.Of(Kinds.Select(Define));

        private ServiceDefinition Define(int kind, int number)
        {
            var name = $"s{number}";
            var targets = Edges.Where(edge => edge.From == number).Select(edge => $"s{edge.To}").Distinct();
            NameReference[] references = [.. targets.Select(target => new NameReference(target, "/f", null))];
            return kind switch
            {
                0 => new OneshotDefinition { Name = name, SourceDirectory = "/s/" + name, Up = OneshotScript.Empty, Dependencies = [.. references] },
                1 => new LongrunDefinition { Name = name, SourceDirectory = "/s/" + name, Dependencies = [.. references] },
                _ => new BundleDefinition { Name = name, SourceDirectory = "/s/" + name, Contents = [.. references] },
            };
        }
    }

    private static Gen<Shape> Shapes(bool mayCycle) =>
        from size in Gen.Choose(1, 25)
        from kinds in Gen.Frequency((3, Gen.Constant(0)), (3, Gen.Constant(1)), (1, Gen.Constant(2))).ArrayOf(size)
        from count in Gen.Choose(0, 2 * size)
        from pairs in Gen.Two(Gen.Choose(0, size - 1)).Select(pair => (pair.Item1, pair.Item2)).ArrayOf(count)
        select new Shape(
            kinds,
            mayCycle ? pairs : [.. pairs.Where(pair => pair.Item1 != pair.Item2).Select(Downwards)]);

    private static (int From, int To) Downwards((int One, int Other) pair) => (Math.Max(pair.One, pair.Other), Math.Min(pair.One, pair.Other));

    private static void ForAll(bool mayCycle, Func<Shape, bool> property) =>
        Prop.ForAll(Shapes(mayCycle).ToArbitrary(), property).Check(Config.QuickThrowOnFailure.WithMaxTest(500));

    [Fact]
    public void A_graph_without_cycles_has_no_faults_and_loses_nothing() => ForAll(mayCycle: false, shape =>
    {
        var compilation = shape.Compile();
        return compilation.Diagnostics.IsEmpty && compilation.Excluded.IsEmpty
            && compilation.Graph.Atomics.Length == 2 + shape.Kinds.Count(kind => kind < 2)
            && compilation.Graph.Bundles.Length == shape.Kinds.Count(kind => kind == 2);
    });

    [Fact]
    public void The_order_of_starting_respects_every_dependency() => ForAll(mayCycle: true, shape =>
    {
        var graph = shape.Compile().Graph;
        var rank = graph.StartOrder.Select((service, place) => (service, place)).ToDictionary(pair => pair.service, pair => pair.place);
        return rank.Count == graph.Atomics.Length
            && graph.Atomics.All(service => service.Dependencies.All(dependency => rank[dependency] < rank[service]));
    });

    [Fact]
    public void Dependents_are_dependencies_backwards() => ForAll(mayCycle: true, shape =>
    {
        var atomics = shape.Compile().Graph.Atomics;
        var forward = atomics.SelectMany(service => service.Dependencies.Select(other => (service, other))).ToHashSet();
        var backward = atomics.SelectMany(service => service.Dependents.Select(other => (other, service))).ToList();
        return forward.Count == backward.Count && forward.SetEquals(backward);
    });

    [Fact]
    public void Closures_are_closed_and_no_larger_than_they_must_be() => ForAll(mayCycle: true, shape =>
    {
        var graph = shape.Compile().Graph;
        return graph.Atomics.All(service =>
        {
            var up = graph.WithDependencies([service]).ToHashSet();
            var down = graph.WithDependents([service]).ToHashSet();
            return up.All(member => member.Dependencies.All(up.Contains)) && down.All(member => member.Dependents.All(down.Contains))
                && up.All(member => member == service || member.Dependents.Any(up.Contains))
                && down.All(member => member == service || member.Dependencies.Any(down.Contains))
                && up.All(member => graph.WithDependents([member]).Contains(service));
        });
    });

    [Fact]
    public void A_cycle_is_reported_if_and_only_if_there_is_one() => ForAll(mayCycle: true, shape =>
    {
        var compilation = shape.Compile();
        var hasCycle = HasCycle(shape, kind => kind < 2, dependenciesOnly: true) || HasCycle(shape, kind => kind == 2, dependenciesOnly: false);
        return hasCycle == compilation.Diagnostics.Any(diagnostic => diagnostic.Message.StartsWith("cyclic", StringComparison.Ordinal))
            && hasCycle == (compilation.ExitCode == 1);
    });

    /// <summary>Whether a service can be reached from itself. An oracle of another kind than the code: powers of the adjacency matrix.</summary>
    private static bool HasCycle(Shape shape, Func<int, bool> counts, bool dependenciesOnly)
    {
        var size = shape.Kinds.Length;
        var reach = new bool[size, size];
        foreach (var (from, to) in shape.Edges)
            reach[from, to] = dependenciesOnly || (shape.Kinds[from] == 2 && shape.Kinds[to] == 2);
        for (var middle = 0; middle < size; middle++)
        {
            for (var from = 0; from < size; from++)
            {
                for (var to = 0; to < size; to++)
                    reach[from, to] |= reach[from, middle] && reach[middle, to];
            }
        }

        return Enumerable.Range(0, size).Any(service => counts(shape.Kinds[service]) && reach[service, service]);
    }

    [Fact]
    public void A_chain_of_any_length_is_walked()
    {
        const int Length = 30_000;
        LongrunDefinition Link(int number, int next) => new()
        {
            Name = $"s{number}", SourceDirectory = $"/s/s{number}", Dependencies = next < Length ? [new($"s{next}", "/f", null)] : [],
        };

        var straight = Compilation.Of(Enumerable.Range(0, Length).Select(number => Link(number, number + 1)));
        var ring = Compilation.Of(Enumerable.Range(0, Length).Select(number => Link(number, (number + 1) % Length)));

        Assert.Equal($"s{Length - 1}", straight.Graph.StartOrder[2].Name);
        Assert.Equal(Length, straight.Graph.WithDependencies([straight.Graph.Find("s0")!]).Length);
        Assert.Equal(1, ring.ExitCode);
        Assert.Equal(Length, ring.Excluded.Length);
        Assert.True(ring.FirstError!.Hint.Length < 200, "a long way round is not told whole");
    }

    [Fact]
    public void A_nest_of_bundles_of_any_depth_is_resolved()
    {
        const int Depth = 3_000;
        var bundles = Enumerable.Range(0, Depth).Select(number => new BundleDefinition
        {
            Name = $"b{number}", SourceDirectory = $"/s/b{number}", Contents = [new(number + 1 < Depth ? $"b{number + 1}" : "a", "/f", null)],
        });

        var compilation = Compilation.Of([.. bundles, new LongrunDefinition { Name = "a", SourceDirectory = "/s/a" }]);

        Assert.Equal(["a"], compilation.Graph.FindBundle("b0")!.Atomics.Select(service => service.Name));
    }
}
