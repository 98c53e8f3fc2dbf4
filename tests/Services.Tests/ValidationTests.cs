namespace Actors.Services.Tests;

/// <summary>What s6-rc-compile refuses once all is read, with its words.</summary>
public sealed class ValidationTests : IDisposable
{
    private readonly SourceTree _tree = new();

    public void Dispose() => _tree.Dispose();

    private SourceTree Pipe(string producer, string consumer) =>
        _tree.Longrun(producer).Longrun(consumer).File($"{producer}/producer-for", consumer).File($"{consumer}/consumer-for", producer);

    private Diagnostic Fails(string message)
    {
        var compilation = _tree.Compile();
        Assert.Equal($"s6-rc-compile: fatal: {message}", _tree.Lines(compilation).Last());
        Assert.Equal(1, compilation.ExitCode);
        return compilation.FirstError!;
    }

    [Fact]
    public void An_unknown_dependency()
    {
        _tree.Oneshot("a", "data-base").Oneshot("database");

        var error = Fails("during dependency resolution for service a: undefined service name data-base");

        Assert.Equal(_tree.Source + "/a/dependencies.d/data-base", error.File);
        Assert.Null(error.Line);
        Assert.Equal("is database meant?", error.Hint);
    }

    [Fact]
    public void An_unknown_dependency_in_a_list_has_a_line()
    {
        _tree.Oneshot("a").File("b/type", "oneshot").File("b/up").File("b/dependencies", "# first\na\nzzz\n");

        var error = Fails("during dependency resolution for service b: undefined service name zzz");

        Assert.Equal((_tree.Source + "/b/dependencies", 3), (error.File, error.Line));
    }

    [Fact]
    public void An_unknown_name_in_a_bundle()
    {
        _tree.Bundle("a", "x");

        Fails("during resolution of bundle a: undefined service name x");
    }

    [Fact]
    public void A_cycle_of_dependencies_is_named_from_where_the_walk_began()
    {
        _tree.Oneshot("a", "b").Oneshot("b", "c").Oneshot("c", "a").Oneshot("z", "c");

        var error = Fails("cyclic service dependency reached from z and involving c");

        Assert.Equal("they need each other, round and round: c -> a -> b -> c", error.Hint);
        Assert.Equal(_tree.Source + "/c/dependencies.d/a", error.File);
    }

    [Fact]
    public void A_service_that_depends_on_a_bundle_it_is_in()
    {
        _tree.Oneshot("a", "all").Bundle("all", "a");

        var error = Fails("cyclic service dependency reached from a and involving a");

        Assert.Equal(_tree.Source + "/a/dependencies.d/all", error.File);
    }

    [Fact]
    public void A_cycle_of_bundles()
    {
        _tree.Bundle("a", "c").Bundle("c", "d").Bundle("d", "c");

        Fails("cyclic bundle definition: resolution of a encountered a cycle involving c");
    }

    [Theory]
    [InlineData("oneshot")]
    [InlineData("bundle")]
    public void A_producer_for_something_that_is_no_longrun(string type)
    {
        _tree.Longrun("a").File("a/producer-for", "b").File("b/type", type).File("b/up").Folder("b/contents.d");

        Fails($"longrun service a declares being a producer for a service named b of type {type}");
    }

    [Fact]
    public void A_producer_for_something_unknown()
    {
        _tree.Longrun("a").File("a/producer-for", "b");

        Fails("longrun service a declares being a producer for a service named b of type unknown");
    }

    [Fact]
    public void A_consumer_for_something_that_is_no_longrun()
    {
        _tree.Longrun("b").File("b/consumer-for", "a").Oneshot("a");

        Fails("longrun service b declares being the consumer for a service named a of type oneshot");
    }

    [Fact]
    public void A_producer_whose_consumer_names_something_that_is_no_longrun()
    {
        _tree.Longrun("a").File("a/producer-for", "b").Longrun("b").File("b/consumer-for", "x\na\n").Oneshot("x");

        Fails("longrun service b declares a consumer x of type oneshot");
    }

    [Fact]
    public void A_consumer_whose_producer_names_something_that_is_no_longrun()
    {
        _tree.Longrun("b").File("b/consumer-for", "c").Longrun("c").File("c/producer-for", "x").Oneshot("x");

        Fails("longrun service c declares a producer x of type oneshot");
    }

    [Fact]
    public void A_producer_that_its_consumer_does_not_know()
    {
        _tree.Longrun("a").File("a/producer-for", "b").Longrun("b");

        Fails("longrun service a declares being a producer for a service named b that does not declare it back");
    }

    [Fact]
    public void A_consumer_that_its_producer_does_not_know()
    {
        Pipe("a", "b").Longrun("c").File("c/consumer-for", "a");

        Fails("longrun service c declares being the consumer for a service named a that does not declare it back");
    }

    [Fact]
    public void A_named_pipeline_with_a_producer_that_is_no_longrun()
    {
        _tree.Longrun("b").File("b/consumer-for", "a").File("b/pipeline-name", "p").Oneshot("a");

        Fails("longrun b declares a producer a of type oneshot");
    }

    [Fact]
    public void A_named_pipeline_that_runs_into_a_loop()
    {
        Pipe("a", "b");
        _tree.File("b/producer-for", "a").File("a/consumer-for", "b");
        _tree.Longrun("c").File("c/consumer-for", "a").File("c/pipeline-name", "p");

        Fails("pipeline p is too long: possible loop involving a");
    }

    [Fact]
    public void A_pipeline_that_feeds_itself_is_a_cycle_and_said_to_be_a_pipeline()
    {
        Pipe("a", "b");
        _tree.File("b/producer-for", "a").File("a/consumer-for", "b");

        Fails("cyclic service dependency reached from b and involving b");
        Assert.Equal("cyclic longrun pipeline reached from a and involving b", _tree.Compile().Diagnostics.Last().Message);
    }

    [Fact]
    public void A_pipeline_name_on_a_producer_is_ignored_with_a_warning()
    {
        Pipe("a", "b").File("a/pipeline-name", "p");

        var compilation = _tree.Compile();

        Assert.Equal(
            ["s6-rc-compile: warning: /src/a contains a pipeline-name file despite not being a last consumer; this file will be ignored"],
            _tree.Lines(compilation));
        Assert.Null(compilation.Graph.TypeOf("p"));
        Assert.Empty(_tree.Compile(verbosity: 0).Diagnostics);
    }

    [Theory]
    [InlineData("x\ny\n")]
    [InlineData("")]
    public void A_producer_for_without_exactly_one_name(string content)
    {
        _tree.Longrun("a").File("a/producer-for", content);

        Fails("/src/a/producer-for should only contain one service name");
    }

    [Fact]
    public void A_pipeline_name_with_two_names()
    {
        Pipe("a", "b").File("b/pipeline-name", "p\nq\n");

        Fails("/src/b/pipeline-name should only contain one name");
    }

    [Fact]
    public void Two_pipelines_of_the_same_name()
    {
        Pipe("a", "b").File("b/pipeline-name", "p");
        Pipe("c", "d").File("d/pipeline-name", "p");

        Fails("duplicate service definition: p defined in s6-rc-compile internals is already defined and has type bundle");
    }

    [Fact]
    public void Equal_numbers_for_readiness_and_lock()
    {
        _tree.Longrun("a").File("a/notification-fd", "4").File("a/lock-fd", "4\n");

        Fails("longrun a has the same value for notification-fd and lock-fd");
    }

    [Fact]
    public void Equal_numbers_below_3_are_only_warned_of()
    {
        _tree.Longrun("a").File("a/notification-fd", "1").File("a/lock-fd", "1");

        var compilation = _tree.Compile();

        Assert.Equal(
            ["s6-rc-compile: warning: longrun a has a notification-fd of 1", "s6-rc-compile: warning: longrun a has a lock-fd of 1"],
            _tree.Lines(compilation));
        Assert.Empty(_tree.Compile(verbosity: 0).Diagnostics);
    }

    [Theory]
    [InlineData("data")]
    [InlineData("env")]
    [InlineData("template")]
    public void A_file_where_a_directory_belongs(string name)
    {
        _tree.Longrun("a").File($"a/{name}", "x");

        Fails($"/src/a/{name} is not a directory");
    }
}
