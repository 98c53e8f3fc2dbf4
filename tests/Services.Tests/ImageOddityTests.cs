namespace Actors.Services.Tests;

/// <summary>Things that published images do and that a strict parser would choke on; the reference takes them all.</summary>
public sealed class ImageOddityTests : IDisposable
{
    private readonly SourceTree _tree = new();

    public void Dispose() => _tree.Dispose();

    private ServiceGraph Compiles()
    {
        var compilation = _tree.Compile();
        Assert.Empty(compilation.Diagnostics);
        return compilation.Graph;
    }

    private T Definition<T>(string name)
        where T : AtomicDefinition => Assert.IsType<T>(Compiles().Find(name)!.Definition);

    [Theory]
    [InlineData("longrun")]
    [InlineData("longrun\n")]
    [InlineData("longrun\n\n\n")]
    [InlineData("longrun\n# comment\n")]
    public void A_type_counts_by_its_first_8_bytes(string type)
    {
        _tree.Longrun("a").File("a/type", type);

        Assert.Equal(ServiceType.Longrun, Compiles().TypeOf("a"));
    }

    [Theory]
    [InlineData("bundle\n\n")]
    [InlineData("bundle\0x")]
    [InlineData("longrun\r\n")]
    [InlineData("longrun ")]
    [InlineData("longruns")]
    [InlineData("Longrun\n")]
    [InlineData("\n")]
    public void Other_types_are_refused(string type)
    {
        _tree.Longrun("a").File("a/type", type).Folder("a/contents.d");

        var compilation = _tree.Compile();

        Assert.Equal(["s6-rc-compile: fatal: invalid /src/a/type: must be oneshot, longrun, or bundle"], _tree.Lines(compilation));
    }

    [Fact]
    public void The_mode_of_a_type_does_not_matter()
    {
        _tree.Longrun("a");
        Platform.Files.ChangeMode(_tree.Source + "/a/type", 0x1ED);

        Assert.NotNull(Compiles().Find("a"));
    }

    [Fact]
    public void A_run_that_is_not_executable_and_has_no_final_newline_is_fine()
    {
        _tree.Longrun("a").File("a/run", "#!/bin/sh").File("a/finish", "#!/bin/sh");

        var longrun = Definition<LongrunDefinition>("a");

        Assert.Equal(_tree.Source + "/a/run", longrun.RunPath);
        Assert.Equal(_tree.Source + "/a/finish", longrun.FinishPath);
    }

    [Fact]
    public void Unknown_entries_are_ignored_and_not_copied()
    {
        _tree.Longrun("a").File("a/README.md").File("a/init.sh").File("a/conf.d/x").File("a/run.txt").File("a/log/run").File("a/down");
        _tree.File("a/nosetsid");

        Assert.Equal(["run"], Definition<LongrunDefinition>("a").Files.Select(file => file.Name));
    }

    [Fact]
    public void An_empty_up_or_down_succeeds_without_a_process()
    {
        _tree.Oneshot("a").File("a/up", "# only a comment").File("a/down", "");

        var oneshot = Definition<OneshotDefinition>("a");

        Assert.True(oneshot.Up.IsEmpty);
        Assert.True(oneshot.Down.IsEmpty);
    }

    [Fact]
    public void An_up_with_carriage_returns_is_fine()
    {
        _tree.Oneshot("a").File("a/up", "#!/command/execlineb -P\r\n/etc/x up\r\n");

        Assert.Equal(["/etc/x", "up"], Definition<OneshotDefinition>("a").Up.Arguments.AsEnumerable());
    }

    [Fact]
    public void A_shell_script_for_an_up_becomes_one_command_line()
    {
        _tree.Oneshot("a").File("a/up", "#!/bin/sh\necho hello\nX=1\necho $X\n");

        Assert.Equal(["echo", "hello", "X=1", "echo", "$X"], Definition<OneshotDefinition>("a").Up.Arguments.AsEnumerable());
    }

    [Fact]
    public void The_content_of_marker_files_does_not_matter_and_dot_files_are_none()
    {
        _tree.Oneshot("a").Oneshot("b").File("b/dependencies.d/a", "\n").File("b/dependencies.d/.gitkeep");
        _tree.Bundle("all").File("all/contents.d/b", "anything\n").File("all/contents.d/.empty");

        var graph = Compiles();

        Assert.Equal(["s6rc-oneshot-runner", "a"], graph.Find("b")!.Dependencies.Select(service => service.Name));
        Assert.Equal(["b"], graph.FindBundle("all")!.Atomics.Select(service => service.Name));
    }

    [Theory]
    [InlineData("")]
    [InlineData("\n\n")]
    [InlineData("# nothing\n\t # nor this\n")]
    public void A_list_of_dependencies_may_be_empty(string content)
    {
        _tree.Longrun("a").File("a/dependencies", content);

        Assert.Empty(Compiles().Find("a")!.Dependencies);
    }

    [Fact]
    public void Without_a_final_newline_the_last_line_counts()
    {
        _tree.Longrun("a").Longrun("b").Longrun("c").File("c/dependencies", "a\n\nb");

        Assert.Equal(["a", "b"], Compiles().Find("c")!.Dependencies.Select(service => service.Name));
    }

    [Fact]
    public void A_directory_of_dependencies_goes_before_a_list()
    {
        _tree.Longrun("a").Longrun("b").Longrun("c", "a").File("c/dependencies", "b\n");

        Assert.Equal(["a"], Compiles().Find("c")!.Dependencies.Select(service => service.Name));
    }

    [Fact]
    public void A_oneshot_s_finish_and_a_longrun_s_up_are_ignored()
    {
        _tree.Oneshot("a").File("a/finish", "x").File("a/run", "x").Longrun("b").File("b/up", "{ not parsed");

        Assert.Equal(["true"], Definition<OneshotDefinition>("a").Up.Arguments.AsEnumerable());
        Assert.NotNull(Definition<LongrunDefinition>("b"));
    }

    [Fact]
    public void Names_of_a_pipeline_need_no_final_newline()
    {
        _tree.Longrun("a").File("a/producer-for", "a-log").Longrun("a-log").File("a-log/consumer-for", "a");
        _tree.File("a-log/pipeline-name", "a-pipeline");

        Assert.Equal(["a", "a-log"], Compiles().FindBundle("a-pipeline")!.Atomics.Select(service => service.Name));
    }

    [Theory]
    [InlineData("736", 736u)]
    [InlineData("867\n", 867u)]
    [InlineData("3\n\n", 3u)]
    [InlineData("3\nand more", 3u)]
    [InlineData("007", 7u)]
    public void Numbers_of_descriptors(string content, uint number)
    {
        _tree.Longrun("a").File("a/notification-fd", content);

        Assert.Equal(number, Definition<LongrunDefinition>("a").NotificationFd);
    }

    [Theory]
    [InlineData("900000", 900000u)]
    [InlineData("10000\n\n\n", 10000u)]
    [InlineData("4294967295", uint.MaxValue)]
    public void Numbers_of_milliseconds(string content, uint number)
    {
        _tree.Longrun("a").File("a/timeout-up", content).File("a/timeout-down", content);

        var longrun = Definition<LongrunDefinition>("a");

        Assert.Equal((number, number), (longrun.TimeoutUp, longrun.TimeoutDown));
    }

    [Theory]
    [InlineData("+3")]
    [InlineData("-3")]
    [InlineData(" 3")]
    [InlineData("3 ")]
    [InlineData("3\r\n")]
    [InlineData("0x3")]
    [InlineData("three")]
    [InlineData("")]
    [InlineData("99999999999")]
    public void What_is_no_number_is_refused(string content)
    {
        foreach (var file in new[] { "notification-fd", "lock-fd", "timeout-kill", "timeout-finish", "max-death-tally" })
        {
            using var tree = new SourceTree();
            var compilation = tree.Longrun("a").File($"a/{file}", content).Compile();
            Assert.Equal([$"s6-rc-compile: fatal: unable to read /src/a/{file}: Invalid argument"], tree.Lines(compilation));
            Assert.Equal(111, compilation.ExitCode);
        }

        foreach (var file in new[] { "timeout-up", "timeout-down" })
        {
            using var tree = new SourceTree();
            var compilation = tree.Longrun("a").File($"a/{file}", content).Compile();
            Assert.Equal([$"s6-rc-compile: fatal: invalid /src/a/{file}"], tree.Lines(compilation));
            Assert.Equal(1, compilation.ExitCode);
        }
    }

    [Fact]
    public void Symbolic_links_are_followed_everywhere()
    {
        _tree.Link("a", ".real/a").File(".real/a/type", "longrun").Link(".real/a/run", "../../.run").File(".run", "#!/bin/sh");
        _tree.Link(".real/a/data", "../../.data").Folder(".data");

        Assert.True(Definition<LongrunDefinition>("a").HasData);
    }

    [Fact]
    public void A_directory_without_a_type_only_makes_sense_over_another()
    {
        var compilation = _tree.File("init-config-end/dependencies.d/init-app").Compile();

        Assert.Equal(["s6-rc-compile: fatal: unable to read /src/init-config-end/type: No such file or directory"], _tree.Lines(compilation));
        Assert.Equal(111, compilation.ExitCode);
        Assert.Contains("another image layer", compilation.FirstError!.Hint, StringComparison.Ordinal);
    }
}
