namespace Actors.Services.Tests;

/// <summary>Each file of a service directory, and what becomes of it.</summary>
public sealed class DefinitionTests : IDisposable
{
    private readonly SourceTree _tree = new();

    public void Dispose() => _tree.Dispose();

    private T Definition<T>(string name)
        where T : ServiceDefinition => Assert.IsType<T>(SourceReader.Read([_tree.Source]).Definitions.Single(definition => definition.Name == name));

    [Fact]
    public void A_longrun_with_everything()
    {
        _tree.Longrun("a").File("a/finish").File("a/notification-fd", "03\n").File("a/lock-fd", "4").File("a/timeout-kill", "5000\n\n");
        _tree.File("a/timeout-finish", "0").File("a/max-death-tally", "010").File("a/down-signal", "SIGINT");
        _tree.File("a/reload-signal", "USR1\n");
        _tree.File("a/flag-newpidns", "ignored").File("a/flag-timeout-killpg").File("a/flag-essential").File("a/flag-recommended");
        _tree.File("a/data/x").File("a/env/X").File("a/template/run").File("a/timeout-up", "1").File("a/timeout-down", "2");

        var longrun = Definition<LongrunDefinition>("a");

        Assert.Equal((3u, 4u, 5000u, 0u, 10u), (longrun.NotificationFd, longrun.LockFd, longrun.TimeoutKill, longrun.TimeoutFinish, longrun.MaxDeathTally));
        Assert.Equal(("SIGINT", "USR1\n"), (longrun.DownSignal, longrun.ReloadSignal));
        Assert.True(longrun is { NewPidNamespace: true, KillProcessGroup: true, IsEssential: true, IsRecommended: true });
        Assert.True(longrun is { HasData: true, HasEnvironment: true, HasTemplate: true });
        Assert.Equal((1u, 2u), (longrun.TimeoutUp, longrun.TimeoutDown));
        Assert.Equal(
            [
                new("finish", ServicedirEntryKind.Script, _tree.Source + "/a/finish", null),
                new("run", ServicedirEntryKind.Script, _tree.Source + "/a/run", null),
                new("notification-fd", ServicedirEntryKind.Content, null, "3\n"),
                new("lock-fd", ServicedirEntryKind.Content, null, "4\n"),
                new("timeout-kill", ServicedirEntryKind.Content, null, "5000\n"),
                new("timeout-finish", ServicedirEntryKind.Content, null, "0\n"),
                new("max-death-tally", ServicedirEntryKind.Content, null, "10\n"),
                new("down-signal", ServicedirEntryKind.Content, null, "SIGINT"),
                new("reload-signal", ServicedirEntryKind.Content, null, "USR1\n"),
                new("flag-timeout-killpg", ServicedirEntryKind.Content, null, ""),
                new("flag-newpidns", ServicedirEntryKind.Content, null, ""),
                new("template", ServicedirEntryKind.Tree, _tree.Source + "/a/template", null),
                new("data", ServicedirEntryKind.Tree, _tree.Source + "/a/data", null),
                new("env", ServicedirEntryKind.Tree, _tree.Source + "/a/env", null),
                new("instances", ServicedirEntryKind.Directory, null, null),
                new ServicedirEntry("instance", ServicedirEntryKind.Directory, null, null),
            ],
            longrun.Files);
    }

    [Fact]
    public void A_longrun_with_nothing_but_run()
    {
        _tree.Longrun("a");

        var longrun = Definition<LongrunDefinition>("a");

        Assert.True(longrun is { FinishPath: null, NotificationFd: null, LockFd: null, TimeoutKill: null, TimeoutFinish: null, MaxDeathTally: null });
        Assert.True(longrun is { DownSignal: null, ReloadSignal: null, TimeoutUp: 0, TimeoutDown: 0, IsEssential: false, IsPipelined: false });
        Assert.Equal(["run"], longrun.Files.Select(file => file.Name));
    }

    [Fact]
    public void A_oneshot_with_everything()
    {
        _tree.Oneshot("a").File("a/up", "if { a } b").File("a/down", "/x/y").File("a/reload", "z").File("a/timeout-up", "7");
        _tree.File("a/flag-essential");

        var oneshot = Definition<OneshotDefinition>("a");

        Assert.Equal(["if", " a", "", "b"], oneshot.Up.Arguments.AsEnumerable());
        Assert.Equal(["/x/y"], oneshot.Down.Arguments.AsEnumerable());
        Assert.Equal(["z"], oneshot.Reload.Arguments.AsEnumerable());
        Assert.True(oneshot is { TimeoutUp: 7, IsEssential: true });
    }

    [Theory]
    [InlineData("/etc/s6-overlay/scripts/init up", true)]
    [InlineData("echo a{b} \"}\"", true)]
    [InlineData("sh -c \"foreground { true }\"", true)]
    [InlineData("if { true } false", false)]
    [InlineData("x { }", false)]
    [InlineData("cd /tmp pwd", false)]
    [InlineData("/command/cd /tmp pwd", false)]
    [InlineData("", false)]
    public void A_script_is_plain_where_nothing_in_it_is_execline(string up, bool isPlain)
    {
        _tree.Oneshot("a").File("a/up", up);

        Assert.Equal(isPlain, Definition<OneshotDefinition>("a").Up.IsPlain);
    }

    [Fact]
    public void A_bundle_takes_its_contents_from_a_directory_or_else_a_list()
    {
        _tree.Oneshot("x").Oneshot("y").Bundle("a", "x").File("a/contents", "y").File("b/type", "bundle").File("b/contents", "y\n");
        _tree.File("b/flag-essential");

        Assert.Equal([new NameReference("x", _tree.Source + "/a/contents.d/x", null)], Definition<BundleDefinition>("a").Contents.AsEnumerable());
        Assert.Equal([new NameReference("y", _tree.Source + "/b/contents", 1)], Definition<BundleDefinition>("b").Contents.AsEnumerable());
        Assert.True(Definition<BundleDefinition>("b").IsEssential);
    }

    [Fact]
    public void A_finish_that_leads_nowhere_is_none()
    {
        _tree.Longrun("a").Link("a/finish", "/nonexistent").Longrun("b").Link("b/finish", "/dev/null");

        Assert.Null(Definition<LongrunDefinition>("a").FinishPath);
        Assert.Null(Definition<LongrunDefinition>("b").FinishPath);
    }

    [Fact]
    public void A_finish_that_cannot_be_copied_is_named_with_its_copy()
    {
        _tree.Longrun("a").Folder("a/finish").File("a/producer-for", "b").Longrun("b").File("b/consumer-for", "a");

        var compilation = _tree.Compile();

        Assert.Equal(
            ["s6-rc-compile: fatal: unable to copy /src/a/finish to /db/servicedirs/a/finish.user: Is a directory"], _tree.Lines(compilation));
        Assert.Equal(111, compilation.ExitCode);
    }

    [Theory]
    [InlineData("type", "unable to read /src/a/type: Is a directory")]
    [InlineData("run", "/src/a/run is not a regular file")]
    [InlineData("timeout-up", "unable to read /src/a/timeout-up: Is a directory")]
    [InlineData("dependencies", "unable to read /src/a/dependencies: Is a directory")]
    [InlineData("producer-for", "unable to read /src/a/producer-for: Is a directory")]
    [InlineData("notification-fd", "unable to read /src/a/notification-fd: Is a directory")]
    public void A_directory_where_a_file_belongs(string file, string message)
    {
        _tree.Longrun("a");
        Platform.Files.Remove($"{_tree.Source}/a/{file}");
        _tree.Folder($"a/{file}");

        Assert.Equal([$"s6-rc-compile: fatal: {message}"], _tree.Lines(_tree.Compile()));
    }

    [Fact]
    public void A_signal_file_that_cannot_be_read_is_none()
    {
        _tree.Longrun("a").Folder("a/down-signal").Link("a/reload-signal", "/nonexistent");

        Assert.True(Definition<LongrunDefinition>("a") is { DownSignal: null, ReloadSignal: null });
        Assert.Equal(0, _tree.Compile().ExitCode);
    }
}
