using Actors.Platform;

namespace Actors.Services.Tests;

/// <summary>The directories of s6-overlay v2.</summary>
public sealed class LegacyTests : IDisposable
{
    private readonly SourceTree _tree = new();

    public void Dispose() => _tree.Dispose();

    [Fact]
    public void Scripts_are_sorted_bytewise_without_dot_files()
    {
        _tree.File("/d/10-b").File("/d/2-a").File("/d/B").File("/d/a").File("/d/.hidden").File("/d/\u00E9").File("/d/with blank");
        _tree.Folder("/d/folder");

        Assert.Equal(
            ["/d/10-b", "/d/2-a", "/d/B", "/d/a", "/d/folder", "/d/with blank", "/d/\u00E9"],
            LegacyScripts.In(_tree.Root + "/d").Select(path => path[_tree.Root.Length..]));
    }

    [Theory]
    [InlineData("/none")]
    [InlineData("/file")]
    public void No_directory_is_no_scripts_and_no_services(string path)
    {
        _tree.File("/file");

        Assert.Empty(LegacyScripts.In(_tree.Root + path));
        Assert.Empty(LegacyService.In(_tree.Root + path));
    }

    [Fact]
    public void Services_are_the_directories_of_services_d()
    {
        _tree.File("/s/web/run").File("/s/web/notification-fd", "3").File("/s/web/log/run").File("/s/db/run").File("/s/README");
        _tree.Folder("/s/.git");
        _tree.Link("/s/link", "db").Link("/s/dangling", "/nonexistent").Link("/s/db/notification-fd", "/nonexistent");

        var services = LegacyService.In(_tree.Root + "/s");

        Assert.Equal(
            [
                new("db", _tree.Root + "/s/db", false, false), new("link", _tree.Root + "/s/link", false, false),
                new LegacyService("web", _tree.Root + "/s/web", true, true),
            ],
            services.AsEnumerable());
    }

    [Fact]
    public void A_service_directory_without_files_has_the_defaults_of_s6_supervise()
    {
        var servicedir = new Servicedir(_tree.Folder("/s/a").Root + "/s/a");

        Assert.True(servicedir is { StartsUp: true, NotificationFd: null, LockFd: null, TimeoutKill: 0, TimeoutFinish: 5000, MaxDeathTally: 100 });
        Assert.True(servicedir is { DownSignal: Signal.Term, ReloadSignal: Signal.Hup, KillsProcessGroup: false, NewPidNamespace: false });
    }

    [Fact]
    public void A_service_directory_is_read_anew_each_time()
    {
        _tree.File("/s/a/down").File("/s/a/notification-fd", "7\n").File("/s/a/lock-fd", "8").File("/s/a/timeout-kill", "1");
        _tree.File("/s/a/timeout-finish", "0");
        _tree.File("/s/a/max-death-tally", "9999").File("/s/a/down-signal", "SIGQUIT\n").File("/s/a/reload-signal", "10");
        _tree.File("/s/a/flag-timeout-killpg");
        _tree.File("/s/a/flag-newpidns");
        var servicedir = new Servicedir(_tree.Root + "/s/a");

        Assert.True(servicedir is { StartsUp: false, NotificationFd: 7, LockFd: 8, TimeoutKill: 1, TimeoutFinish: 0, MaxDeathTally: 4096 });
        Assert.True(servicedir is { DownSignal: Signal.Quit, ReloadSignal: Signal.Usr1, KillsProcessGroup: true, NewPidNamespace: true });
        _tree.File("/s/a/down-signal", "int");
        Assert.Equal(Signal.Int, servicedir.DownSignal);
    }

    [Fact]
    public void What_s6_supervise_finds_invalid_it_warns_of_and_leaves()
    {
        _tree.File("/s/a/notification-fd", "three").File("/s/a/down-signal", "SIGNOTHING").Folder("/s/a/timeout-kill");
        _tree.File("/s/a/timeout-finish", "");
        _tree.Link("/s/a/lock-fd", "lock-fd");
        var warnings = new List<string>();
        var servicedir = new Servicedir(_tree.Root + "/s/a") { Warned = warnings.Add };

        Assert.True(servicedir is { NotificationFd: null, DownSignal: Signal.Term, TimeoutKill: 0, TimeoutFinish: 5000, LockFd: null });
        Assert.Equal(
            [
                "invalid notification-fd", "invalid down-signal", "unable to open timeout-kill: Is a directory", "invalid timeout-finish",
                "unable to open lock-fd: Too many levels of symbolic links",
            ],
            warnings);
    }
}
