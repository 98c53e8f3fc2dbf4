namespace Actors.Services.Tests;

/// <summary>What the reference does not do: it goes on after the first fault.</summary>
public sealed class DiagnosticTests : IDisposable
{
    private readonly SourceTree _tree = new();

    public void Dispose() => _tree.Dispose();

    [Fact]
    public void All_faults_are_reported_the_reference_s_first_one_first()
    {
        _tree.Longrun("a").File("a/notification-fd", "x");
        _tree.Oneshot("b", "nothing");
        _tree.File("c/type", "daemon\n");
        _tree.Oneshot("d").File("d/up", "if { true\n").File("d/timeout-up", "soon");
        _tree.Oneshot("e", "f").Oneshot("f", "e");

        var compilation = _tree.Compile();

        Assert.Equal(
            [
                "invalid /src/c/type: must be oneshot, longrun, or bundle",
                "invalid /src/d/timeout-up",
                "syntax error in /src/d/up: unmatched {",
                "during dependency resolution for service b: undefined service name nothing",
                "cyclic service dependency reached from f and involving f",
                "unable to read /src/a/notification-fd: Invalid argument",
            ],
            compilation.Diagnostics.Select(diagnostic => diagnostic.Message.Replace(_tree.Root, "", StringComparison.Ordinal)));
        Assert.Equal("s6-rc-compile: fatal: invalid /src/c/type: must be oneshot, longrun, or bundle", Assert.Single(_tree.Lines(compilation)));
        Assert.Equal(1, compilation.ExitCode);
    }

    [Fact]
    public void What_has_a_fault_and_what_needs_it_is_left_out_and_the_rest_can_run()
    {
        _tree.File("bad/type", "oneshot").File("bad/up", "{");
        _tree.Oneshot("needs-bad", "bad").Oneshot("needs-that", "needs-bad").Longrun("fine").Oneshot("needs-fine", "fine");
        _tree.Bundle("all", "bad", "needs-that", "fine", "needs-fine", "unknown");

        var compilation = _tree.Compile();

        Assert.Equal(["s6rc-oneshot-runner", "s6rc-fdholder", "fine", "needs-fine"], compilation.Graph.Atomics.Select(service => service.Name));
        Assert.Equal(["fine", "needs-fine"], compilation.Graph.FindBundle("all")!.Atomics.Select(service => service.Name));
        Assert.Equal(["bad", "needs-bad", "needs-that"], compilation.Excluded.Select(definition => definition.Name));
        Assert.Equal(Enumerable.Range(0, 4), compilation.Graph.Atomics.Select(service => service.Index));
    }

    [Theory]
    [InlineData("bad/type", "none")]
    [InlineData("bad/up", "}")]
    [InlineData("inner/contents.d/bad2", "")]
    public void What_needs_a_bundle_with_a_fault_in_it_is_left_out(string file, string content)
    {
        _tree.Oneshot("bad").Oneshot("fine").Bundle("inner", "bad", "fine").Bundle("outer", "inner").Bundle("around", "outer", "last");
        _tree.Oneshot("last", "outer").File(file, content);

        var compilation = _tree.Compile();

        Assert.Single(compilation.Diagnostics);
        Assert.NotNull(compilation.Graph.Find("fine"));
        Assert.Null(compilation.Graph.Find("last"));
    }

    [Fact]
    public void A_name_that_has_been_complained_about_is_not_also_undefined()
    {
        _tree.File("bad/type", "onehsot").Oneshot("a", "bad").Longrun("p").File("p/producer-for", "bad").Bundle("all", "bad", "a");

        var compilation = _tree.Compile();

        Assert.Single(compilation.Diagnostics);
        Assert.Equal(["s6rc-oneshot-runner", "s6rc-fdholder"], compilation.Graph.Atomics.Select(service => service.Name));
    }

    [Fact]
    public void Every_cycle_is_reported()
    {
        _tree.Oneshot("a", "b").Oneshot("b", "a").Oneshot("c", "d").Oneshot("d", "e").Oneshot("e", "c").Oneshot("f", "f").Oneshot("ok");

        var compilation = _tree.Compile();

        Assert.Equal(
            ["reached from f and involving f", "reached from a and involving a", "reached from c and involving c"],
            compilation.Diagnostics.Select(diagnostic => diagnostic.Message.Replace("cyclic service dependency ", "", StringComparison.Ordinal)));
        Assert.Equal(["ok"], compilation.Graph.Atomics.Where(service => !service.IsInternal).Select(service => service.Name));
    }

    [Fact]
    public void A_syntax_error_has_the_line_of_the_open_block()
    {
        _tree.File("a/type", "oneshot").File("a/up", "# comment\nforeground {\n  echo a\n");

        var error = _tree.Compile().FirstError!;

        Assert.Equal((_tree.Source + "/a/up", 2), (error.File, error.Line));
        Assert.Equal(["a"], error.Services);
    }

    [Theory]
    [InlineData("oneshot\r\n", "Windows")]
    [InlineData("\u00EF\u00BB\u00BFoneshot\n", "byte order mark")]
    [InlineData("oneshot \n", "nothing else")]
    public void The_hint_says_what_is_wrong_with_a_type(string content, string hint)
    {
        _tree.File("a/type", content).File("a/up");

        Assert.Contains(hint, _tree.Compile().FirstError!.Hint, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("b\r\n", "Windows")]
    [InlineData("b \n", "blanks")]
    [InlineData("c\n", "define it")]
    public void The_hint_says_what_is_wrong_with_a_name(string content, string hint)
    {
        _tree.Oneshot("b").File("a/type", "oneshot").File("a/up").File("a/dependencies", content);

        Assert.Contains(hint, _tree.Compile().FirstError!.Hint, StringComparison.Ordinal);
    }

    [Fact]
    public void A_diagnostic_describes_itself_in_one_line()
    {
        Assert.Equal(
            "message (/s/a/up:2: close it)", new Diagnostic(Severity.Error, "message") { File = "/s/a/up", Line = 2, Hint = "close it" }.Describe());
        Assert.Equal("invalid /s/a/type (write it)", new Diagnostic(Severity.Error, "invalid /s/a/type") { File = "/s/a/type", Hint = "write it" }.Describe());
        Assert.Equal("message (/s/a)", new Diagnostic(Severity.Warning, "message") { File = "/s/a" }.Describe());
        Assert.Equal("message", new Diagnostic(Severity.Info, "message").Describe());
    }
}
