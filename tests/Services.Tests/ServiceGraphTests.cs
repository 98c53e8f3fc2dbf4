using System.Collections.Immutable;

namespace Actors.Services.Tests;

public sealed class ServiceGraphTests : IDisposable
{
    private readonly SourceTree _tree = new();

    public void Dispose() => _tree.Dispose();

    private ServiceGraph Graph()
    {
        var compilation = _tree.Compile();
        Assert.Empty(compilation.Diagnostics);
        return compilation.Graph;
    }

    private static IEnumerable<string> Names(IEnumerable<AtomicService> services) => services.Select(service => service.Name);

    private static ImmutableArray<AtomicService> Resolve(ServiceGraph graph, params string[] names)
    {
        Assert.True(graph.TryResolve(names, out var services, out _));
        return services;
    }

    /// <summary>A producer and a filter and another producer, all into one logger; and what uses them.</summary>
    private SourceTree Pipeline()
    {
        _tree.Longrun("source").File("source/producer-for", "filter");
        _tree.Longrun("filter").File("filter/producer-for", "log").File("filter/consumer-for", "source");
        _tree.Longrun("other").File("other/producer-for", "log");
        return _tree.Longrun("log").File("log/consumer-for", "filter\nother\n").File("log/pipeline-name", "pipeline");
    }

    [Fact]
    public void The_internal_services_are_there_essential_and_nothing_to_run()
    {
        var graph = Graph(_tree.Oneshot("a"));

        Assert.Equal(["s6rc-oneshot-runner", "s6rc-fdholder", "a"], Names(graph.Atomics));
        foreach (var service in graph.Atomics.Take(2))
        {
            Assert.True(service is { IsInternal: true, IsEssential: true, Definition.Type: ServiceType.Longrun });
            Assert.Empty(Assert.IsType<LongrunDefinition>(service.Definition).Files);
        }
    }

    [Fact]
    public void A_oneshot_depends_on_the_oneshot_runner()
    {
        var graph = Graph(_tree.Oneshot("a").Longrun("b").Oneshot("c", "a", "b"));

        Assert.Equal(["s6rc-oneshot-runner", "b", "a"], Names(graph.Find("c")!.Dependencies));
        Assert.Equal(["a", "c"], Names(graph.Find("s6rc-oneshot-runner")!.Dependents));
        Assert.Equal(["c"], Names(graph.Find("a")!.Dependents));
        Assert.Empty(graph.Find("b")!.Dependencies);
    }

    [Fact]
    public void A_producer_depends_on_its_consumer_and_all_of_a_pipeline_on_the_fd_holder()
    {
        var graph = Graph(Pipeline());

        Assert.Equal(["s6rc-fdholder", "filter"], Names(graph.Find("source")!.Dependencies));
        Assert.Equal(["s6rc-fdholder", "log"], Names(graph.Find("filter")!.Dependencies));
        Assert.Equal(["s6rc-fdholder"], Names(graph.Find("log")!.Dependencies));
        Assert.Equal("log", graph.Find("filter")!.Consumer!.Name);
        Assert.Equal(["filter", "other"], Names(graph.Find("log")!.Producers));
        Assert.Null(graph.Find("log")!.Consumer);
    }

    [Fact]
    public void A_pipeline_name_is_a_bundle_of_all_upstream()
    {
        var graph = Graph(Pipeline().Longrun("x", "pipeline"));

        Assert.Equal(["filter", "log", "other", "source"], Names(graph.FindBundle("pipeline")!.Atomics));
        Assert.Null(graph.FindBundle("pipeline")!.Definition);
        Assert.Equal(["filter", "log", "other", "source"], Names(graph.Find("x")!.Dependencies));
    }

    [Fact]
    public void Pipes_are_listed_from_any_place_in_the_pipeline_upstream_first()
    {
        var graph = Graph(Pipeline().Longrun("alone"));

        foreach (var name in new[] { "source", "filter", "other", "log" })
        {
            Assert.Equal(
                ["source/filter", "filter/log", "other/log"],
                ServiceGraph.PipesOf(graph.Find(name)!).Select(pipe => $"{pipe.Producer}/{pipe.Consumer}"));
        }

        Assert.Empty(ServiceGraph.PipesOf(graph.Find("alone")!));
        Assert.Equal(["log"], Names(graph.PipelineEnds));
    }

    [Fact]
    public void Bundles_hold_bundles_and_are_expanded_as_dependencies()
    {
        _tree.Longrun("a").Longrun("b").Longrun("c").Bundle("inner", "b", "a").Bundle("outer", "inner", "c", "b").Longrun("x", "outer");

        var graph = Graph();

        Assert.Equal(["a", "b", "c"], Names(graph.FindBundle("outer")!.Atomics));
        Assert.Equal(["a", "b", "c"], Names(graph.Find("x")!.Dependencies));
        Assert.Equal(["inner", "outer"], graph.Bundles.Select(bundle => bundle.Name));
    }

    [Fact]
    public void A_bundle_s_flags_go_to_all_that_it_holds()
    {
        _tree.Longrun("a").Longrun("b").Longrun("c").Bundle("inner", "a").Bundle("outer", "inner", "b").File("outer/flag-essential");
        _tree.File("inner/flag-recommended");

        var graph = Graph();

        Assert.Equal(["a", "b"], Names(graph.Atomics.Where(service => service is { IsEssential: true, IsInternal: false })));
        Assert.Equal(["a"], Names(graph.Atomics.Where(service => service.IsRecommended)));
    }

    [Fact]
    public void Names_are_resolved_one_by_one_or_together()
    {
        var graph = Graph(_tree.Longrun("a").Longrun("b").Oneshot("c").Bundle("all", "c", "b").Bundle("none"));

        Assert.Equal(["b", "c"], Names(Resolve(graph, "all", "b")));
        Assert.Equal(["a", "b", "c"], Names(Resolve(graph, "c", "all", "a")));
        Assert.Empty(Resolve(graph, "none"));
        Assert.Empty(Resolve(graph));
        Assert.False(graph.TryResolve(["a", "x", "y"], out var services, out var unknown));
        Assert.Equal("x", unknown);
        Assert.Empty(services);
        Assert.False(graph.TryResolve("x", out _));
        Assert.Equal(
            [ServiceType.Longrun, ServiceType.Oneshot, ServiceType.Bundle, null],
            new[] { "a", "c", "none", "x" }.Select(graph.TypeOf));
        Assert.Null(graph.Find("all"));
        Assert.Null(graph.FindBundle("a"));
    }

    [Fact]
    public void Closures_are_in_the_order_of_starting_and_of_stopping()
    {
        _tree.Longrun("d").Longrun("a", "d").Longrun("c", "a").Longrun("b", "c").Longrun("alone");

        var graph = Graph();

        Assert.Equal(["d", "a", "c"], Names(graph.WithDependencies([graph.Find("c")!])));
        Assert.Equal(["b", "c", "a"], Names(graph.WithDependents([graph.Find("a")!])));
        Assert.Equal(["s6rc-oneshot-runner", "s6rc-fdholder", "alone", "d", "a", "c", "b"], Names(graph.StartOrder));
        Assert.Equal(["a"], Names(ServiceGraph.DependenciesOf([graph.Find("c")!])));
        Assert.Equal(["b", "c"], Names(ServiceGraph.DependentsOf([graph.Find("c")!, graph.Find("a")!])));
    }

    [Fact]
    public void The_overlay_s_own_services_come_out_as_in_the_reference()
    {
        _tree.Oneshot("fix-attrs").Oneshot("legacy-cont-init", "fix-attrs").Bundle("base", "fix-attrs", "legacy-cont-init");
        _tree.Oneshot("legacy-services", "base", "user").Bundle("top", "base", "legacy-services", "user", "user2").Bundle("user", "a");
        _tree.Bundle("user2");
        _tree.Oneshot("a", "base").Oneshot("unused");

        var graph = Graph();

        Assert.Equal(
            ["s6rc-oneshot-runner", "fix-attrs", "legacy-cont-init", "a", "legacy-services"], Names(graph.WithDependencies(Resolve(graph, "top"))));
        Assert.Equal(["legacy-services", "a", "legacy-cont-init", "fix-attrs"], Names(graph.WithDependents(Resolve(graph, "fix-attrs"))));
    }

    [Fact]
    public void Definitions_can_come_from_anywhere()
    {
        var definition = new OneshotDefinition { Name = "a", SourceDirectory = "/nowhere/a", Up = OneshotScript.Empty };

        var compilation = Compilation.Of([definition, definition with { SourceDirectory = "/elsewhere/a" }]);

        Assert.Same(definition, compilation.Graph.Find("a")!.Definition);
        Assert.Equal("duplicate service definition: a defined in /elsewhere is already defined and has type oneshot", compilation.FirstError!.Message);
    }

    private ServiceGraph Graph(SourceTree tree)
    {
        Assert.Same(_tree, tree);
        return Graph();
    }
}
