namespace Actors.Services.Tests;

/// <summary>Where user bundles are looked for, as s6-overlay 3.2.3.2 does (rc.init), without writing to /etc.</summary>
public sealed class OverlayLayoutTests : IDisposable
{
    private readonly SourceTree _tree = new();

    public OverlayLayoutTests()
    {
        foreach (var service in new[] { "a", "b", "c" })
            _tree.File($"/etc/s6-overlay/s6-rc.d/{service}/type", "oneshot\n").File($"/etc/s6-overlay/s6-rc.d/{service}/up");
        _tree.File("/package/top/type", "bundle\n").File("/package/top/contents.d/user").File("/package/top/contents.d/user2");
    }

    public void Dispose() => _tree.Dispose();

    private OverlayLayout Layout => new() { Etc = _tree.Root + "/etc", PackageSources = _tree.Root + "/package" };

    private SourceTree Bundles(string directory, params string[] user)
    {
        foreach (var bundle in new[] { "user", "user2" })
            _tree.File($"{directory}/{bundle}/type", "bundle\n").Folder($"{directory}/{bundle}/contents.d");
        foreach (var service in user)
            _tree.File($"{directory}/user/contents.d/{service}");
        return _tree;
    }

    private static IEnumerable<string> Top(OverlayLayout layout, int errors = 0)
    {
        var compilation = Compilation.Read(layout.Sources());
        Assert.Equal(errors, compilation.Diagnostics.Count(diagnostic => diagnostic.Severity == Severity.Error));
        return compilation.Graph.FindBundle("top")!.Atomics.Select(service => service.Name);
    }

    [Fact]
    public void Bundles_in_user_bundles_d()
    {
        Bundles("/etc/s6-overlay/user-bundles.d", "a", "b");

        Assert.Equal(
            [_tree.Root + "/etc/s6-overlay/s6-rc.d", _tree.Root + "/etc/s6-overlay/user-bundles.d", _tree.Root + "/package"],
            Layout.Sources().Select(source => source.Path));
        Assert.False(Layout.DefinesBundlesInSources);
        Assert.Equal(["a", "b"], Top(Layout));
    }

    [Fact]
    public void A_folder_with_a_version_in_its_name_adds_services_contents_and_dependencies_to_the_overlays_own()
    {
        const string Ours = "/packages/s6-overlay/sources", Theirs = "/packages/s6-overlay-3.2.1.0/sources";
        Bundles("/etc/s6-overlay/user-bundles.d", "a");
        foreach (var sources in new[] { Ours, Theirs })
        {
            _tree.File($"{sources}/top/type", "bundle\n").File($"{sources}/top/contents.d/user").File($"{sources}/top/contents.d/user2").File($"{sources}/top/contents.d/base");
            _tree.File($"{sources}/base/type", "bundle\n").File($"{sources}/base/contents.d/first");
            _tree.File($"{sources}/first/type", "oneshot\n").File($"{sources}/first/up");
        }

        _tree.File($"{Theirs}/base/contents.d/banner").File($"{Theirs}/first/dependencies.d/banner");
        _tree.File($"{Theirs}/banner/type", "oneshot").File($"{Theirs}/banner/up").File($"{Theirs}/typeless/dependencies.d/banner");
        var graph = Compilation.Read((Layout with { PackageSources = _tree.Root + Ours }).Sources());
        Assert.Null(graph.FirstError);
        Assert.Equal(["a", "banner", "first"], graph.Graph.FindBundle("top")!.Atomics.Select(service => service.Name).Order());
        Assert.Contains("banner", graph.Graph.Find("first")!.Dependencies.Select(service => service.Name));
    }

    [Fact]
    public void Bundles_in_another_directory()
    {
        Bundles("/etc/s6-overlay/user-bundles.d", "a");
        Bundles("/opt/bundles", "b");

        Assert.Equal(["b"], Top(Layout with { BundleDirectories = _tree.Root + "/opt/bundles" }));
    }

    [Fact]
    public void Bundles_in_two_directories()
    {
        Bundles("/opt/bundles", "b");
        _tree.File("/opt/more/extra/type", "bundle").Folder("/opt/more/extra/contents.d");

        var layout = Layout with { BundleDirectories = $"{_tree.Root}/opt/bundles \t{_tree.Root}/opt/more\n" };

        Assert.Equal(["b"], Top(layout));
        Assert.Equal(ServiceType.Bundle, Compilation.Read(layout.Sources()).Graph.TypeOf("extra"));
    }

    [Fact]
    public void A_bundle_directory_without_user2_is_an_error()
    {
        Bundles("/etc/s6-overlay/user-bundles.d", "a");
        Platform.Files.RemoveTree(_tree.Root + "/etc/s6-overlay/user-bundles.d/user2");

        var compilation = Compilation.Read(Layout.Sources());

        Assert.Equal("during resolution of bundle top: undefined service name user2", compilation.FirstError!.Message);
    }

    [Fact]
    public void Bundles_among_the_sources_need_no_type_and_nothing_is_written()
    {
        _tree.File("/etc/s6-overlay/s6-rc.d/user/contents.d/a");

        Assert.True(Layout.DefinesBundlesInSources);
        Assert.Equal(["a"], Top(Layout));
        Assert.Equal(["contents.d"], Platform.Files.List(_tree.Root + "/etc/s6-overlay/s6-rc.d/user"));
        Assert.False(Platform.Files.Exists(_tree.Root + "/etc/s6-overlay/s6-rc.d/user2"));
    }

    [Fact]
    public void Bundles_among_the_sources_are_bundles_whatever_their_type_says()
    {
        _tree.File("/etc/s6-overlay/s6-rc.d/user/type", "bundle\r\n").File("/etc/s6-overlay/s6-rc.d/user/contents.d/a");
        _tree.File("/etc/s6-overlay/s6-rc.d/user2/contents.d/b");

        Assert.Equal(["a", "b"], Top(Layout));
    }

    [Fact]
    public void An_empty_user_directory_is_an_empty_bundle()
    {
        _tree.Folder("/etc/s6-overlay/s6-rc.d/user");

        Assert.Empty(Top(Layout));
    }

    [Fact]
    public void The_deprecation_warning_has_the_words_of_the_reference()
    {
        Assert.Equal(
            "defining user bundles in /etc/s6-overlay/s6-rc.d is deprecated, please define them in /etc/s6-overlay/user-bundles.d instead",
            new OverlayLayout().BundlesInSourcesWarning);
    }

    [Fact]
    public void Both_places_together_lose_nothing()
    {
        _tree.File("/etc/s6-overlay/s6-rc.d/user/contents.d/a");
        Bundles("/etc/s6-overlay/user-bundles.d", "a", "b").File("/etc/s6-overlay/user-bundles.d/user2/contents.d/c");
        _tree.File("/etc/s6-overlay/user-bundles.d/extra/type", "bundle").File("/etc/s6-overlay/user-bundles.d/extra/contents.d/user2");

        Assert.Equal(["a", "b", "c"], Top(Layout));
        Assert.Equal(["c"], Compilation.Read(Layout.Sources()).Graph.FindBundle("extra")!.Atomics.Select(service => service.Name));
    }

    [Fact]
    public void Or_as_in_the_reference_the_old_place_alone()
    {
        _tree.File("/etc/s6-overlay/s6-rc.d/user/contents.d/a");
        Bundles("/etc/s6-overlay/user-bundles.d", "b");

        Assert.Equal(["a"], Top(Layout with { MergesUserBundles = false }));
        Assert.Equal(["a"], Top(Layout with { MergesUserBundles = false, BundleDirectories = _tree.Root + "/etc/s6-overlay/user-bundles.d" }));
    }

    [Fact]
    public void What_is_wrong_in_the_place_that_the_reference_ignores_is_no_error()
    {
        _tree.File("/etc/s6-overlay/s6-rc.d/user/contents.d/a");
        Bundles("/etc/s6-overlay/user-bundles.d", "b", "nothing").File("/etc/s6-overlay/user-bundles.d/broken/type", "?");
        _tree.File("/etc/s6-overlay/user-bundles.d/a/type", "bundle").Folder("/etc/s6-overlay/user-bundles.d/a/contents.d");
        _tree.File("/etc/s6-overlay/user-bundles.d/service/type", "oneshot").File("/etc/s6-overlay/user-bundles.d/service/up");

        Assert.Equal(["a", "b"], Top(Layout));
        Assert.Equal(
            [
                "invalid /etc/s6-overlay/user-bundles.d/broken/type: must be oneshot, longrun, or bundle",
                "/etc/s6-overlay/user-bundles.d/user/contents.d/nothing names a service that is not defined, ignoring it",
            ],
            Compilation.Read(Layout.Sources()).Diagnostics.Select(diagnostic => diagnostic.Message.Replace(_tree.Root, "", StringComparison.Ordinal)));
    }

    [Fact]
    public void The_new_place_may_be_missing_beside_the_old_one()
    {
        _tree.File("/etc/s6-overlay/s6-rc.d/user/contents.d/a");

        var compilation = Compilation.Read(Layout.Sources());

        Assert.Empty(compilation.Diagnostics);
    }

    [Fact]
    public void A_profile_has_directories_of_its_own()
    {
        var layout = new OverlayLayout { Profile = "web" };

        Assert.Equal("/etc/cont-profile.d/web/s6-overlay/s6-rc.d", layout.UserSources);
        Assert.Equal("/etc/cont-profile.d/web/s6-overlay/user-bundles.d", layout.Sources()[1].Path);
        Assert.Equal("/etc/cont-profile.d/web", layout.LegacyDirectory);
        Assert.Equal("/etc", new OverlayLayout().LegacyDirectory);
        Assert.Equal("/etc/s6-overlay", new OverlayLayout { Profile = "" }.ProfileDirectory);
    }

    [Fact]
    public void A_profile_without_sources_is_an_error()
    {
        var compilation = Compilation.Read((Layout with { Profile = "none" }).Sources());

        Assert.Equal($"unable to opendir {_tree.Root}/etc/cont-profile.d/none/s6-overlay/s6-rc.d: No such file or directory", compilation.FirstError!.Message);
    }

    [Fact]
    public void The_package_s_own_sources_can_be_patched()
    {
        Bundles("/etc/s6-overlay/user-bundles.d", "a");
        _tree.File("/package/base/type", "bundle").File("/package/base/contents.d/base-addon").File("/package/top/contents.d/base");
        _tree.File("/package/base-addon/type", "oneshot").File("/package/base-addon/up", "/etc/addon");

        Assert.Equal(["a", "base-addon"], Top(Layout));
    }
}
