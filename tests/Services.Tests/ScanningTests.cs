using Actors.Platform;

namespace Actors.Services.Tests;

/// <summary>Which entries of a source are services: s6-rc-compile, "add_sources".</summary>
public sealed class ScanningTests : IDisposable
{
    private readonly SourceTree _tree = new();

    public void Dispose() => _tree.Dispose();

    [Fact]
    public void A_missing_source_is_an_error()
    {
        var compilation = Compilation.Read([_tree.Root + "/none"]);

        Assert.Equal(["s6-rc-compile: fatal: unable to opendir /none: No such file or directory"], _tree.Lines(compilation));
        Assert.Equal(111, compilation.ExitCode);
    }

    [Fact]
    public void An_empty_source_is_worth_a_warning()
    {
        Assert.Equal(["s6-rc-compile: warning: source /src is empty"], _tree.Lines(_tree.Compile()));
        Assert.Empty(_tree.Compile(verbosity: 0).Diagnostics);
    }

    [Fact]
    public void Dot_files_are_skipped_and_plain_files_ignored()
    {
        _tree.Oneshot("a").File(".gitattributes", "x").Folder(".git").File("README.md", "x");

        var compilation = _tree.Compile();

        Assert.Equal(0, compilation.ExitCode);
        Assert.Equal(["s6rc-oneshot-runner", "s6rc-fdholder", "a"], compilation.Graph.Atomics.Select(service => service.Name));
    }

    [Fact]
    public void A_name_with_a_newline_is_an_error()
    {
        var compilation = _tree.Oneshot("a\nb").Compile();

        Assert.Equal(["s6-rc-compile: fatal: subdirectory of /src contains a newline character"], _tree.Lines(compilation));
        Assert.Equal(1, compilation.ExitCode);
    }

    [Fact]
    public void A_name_that_is_no_UTF_8_is_kept_as_it_is()
    {
        var compilation = _tree.Oneshot("caf\u00E9 \u00FF").Compile();

        Assert.NotNull(compilation.Graph.Find("caf\u00E9 \u00FF"));
        Assert.True(Files.Exists(_tree.Source + "/caf\u00E9 \u00FF/type"));
    }

    [Theory]
    [InlineData("dependencies", "oneshot")]
    [InlineData("contents", "bundle")]
    public void A_reserved_name_in_a_list_is_an_error(string list, string type)
    {
        _tree.File("a/type", type).File("a/up").File($"a/{list}", "s6rc-oneshot-runner\n");

        var compilation = _tree.Compile();

        Assert.Equal("in a: identifier s6rc-oneshot-runner starts with reserved prefix", compilation.FirstError!.Message);
        Assert.Equal(1, compilation.ExitCode);
        Assert.Equal((_tree.Source + "/a/" + list, 1), (compilation.FirstError.File, compilation.FirstError.Line));
    }

    [Fact]
    public void Services_may_lie_in_several_sources()
    {
        _tree.Oneshot("a", "b").File("/other/b/type", "oneshot").File("/other/b/up");

        var compilation = Compilation.Read([_tree.Source, _tree.Root + "/other"]);

        Assert.Equal(0, compilation.ExitCode);
        Assert.Equal(_tree.Root + "/other/b", compilation.Graph.Find("b")!.Definition.SourceDirectory);
    }

    [Fact]
    public void The_same_name_in_two_sources_is_an_error()
    {
        _tree.Oneshot("a").File("/other/a/type", "longrun").File("/other/a/run");

        var compilation = Compilation.Read([_tree.Source, _tree.Root + "/other"]);

        Assert.Equal(["s6-rc-compile: fatal: duplicate service definition: a defined in /other is already defined and has type oneshot"], _tree.Lines(compilation));
        Assert.IsType<OneshotDefinition>(compilation.Graph.Find("a")!.Definition);
    }

    [Fact]
    public void Longruns_come_before_oneshots_in_the_order_they_were_read()
    {
        _tree.Oneshot("b").Longrun("c").Oneshot("a").Longrun("B").File("/other/A/type", "longrun").File("/other/A/run");

        var compilation = Compilation.Read([_tree.Source, _tree.Root + "/other"]);

        Assert.Equal(["s6rc-oneshot-runner", "s6rc-fdholder", "B", "c", "A", "a", "b"], compilation.Graph.Atomics.Select(service => service.Name));
        Assert.Equal(Enumerable.Range(0, 7), compilation.Graph.Atomics.Select(service => service.Index));
    }

    [Fact]
    public void The_steps_are_told_at_verbosity_2_and_every_service_at_3()
    {
        _tree.Oneshot("a");

        Assert.Equal(
            [
                "s6-rc-compile: info: adding sources from /src", "s6-rc-compile: info: making bundles for pipelines",
                "s6-rc-compile: info: resolving bundle names", "s6-rc-compile: info: resolving service names",
                "s6-rc-compile: info: writing compiled information to /db",
            ],
            _tree.Lines(_tree.Compile(verbosity: 2)));
        Assert.Equal(
            ["s6-rc-compile: info: adding sources from /src", "s6-rc-compile: info: parsing /src/a", "s6-rc-compile: info: a has type oneshot"],
            _tree.Lines(_tree.Compile(verbosity: 3)).Take(3));
    }
}
