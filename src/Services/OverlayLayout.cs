using System.Collections.Immutable;
using Actors.Platform;

namespace Actors.Services;

/// <summary>Where s6-overlay 3.2.3 looks for what is declared, as its environment variables say.</summary>
public sealed record OverlayLayout
{
    private static readonly char[] s_blanks = [' ', '\t', '\n'];

    /// <summary><c>/etc</c>, but in tests.</summary>
    public string Etc { get; init; } = "/etc";

    /// <summary>
    /// <c>S6_RUNTIME_PROFILE</c>. Empty counts as unset, also for the legacy directories (s6-overlay then looks for those in
    /// <c>/etc/cont-profile.d//</c>).
    /// </summary>
    public string Profile { get; init; } = "";

    /// <summary>
    /// <c>S6_RUNTIME_BUNDLEDIR</c>: where the user bundles are, instead of the profile's <c>user-bundles.d</c>. Blanks separate several.
    /// </summary>
    public string BundleDirectories { get; init; } = "";

    /// <summary>The overlay's own sources (<c>top</c>, <c>base</c> ...), which images patch.</summary>
    public string PackageSources { get; init; } = "/package/admin/s6-overlay/etc/s6-rc/sources";

    /// <summary>
    /// Whether <c>user-bundles.d</c> adds to user bundles that are defined in <c>s6-rc.d</c> (the default; image layers of both kinds then
    /// work together), or counts for nothing, as in s6-overlay.
    /// </summary>
    public bool MergesUserBundles { get; init; } = true;

    /// <summary>The directory that has <c>cont-init.d</c>, <c>cont-finish.d</c>, <c>fix-attrs.d</c> and <c>services.d</c>.</summary>
    public string LegacyDirectory => Profile.Length == 0 ? Etc : $"{Etc}/cont-profile.d/{Profile}";

    /// <summary>The directory that has <c>s6-rc.d</c> and <c>user-bundles.d</c>.</summary>
    public string ProfileDirectory => $"{LegacyDirectory}/s6-overlay";

    /// <summary>The user's source definition directory.</summary>
    public string UserSources => $"{ProfileDirectory}/s6-rc.d";

    /// <summary>Whether the user bundles are defined in <c>s6-rc.d</c>, as before 3.2.3.2. It is looked up at each call.</summary>
    public bool DefinesBundlesInSources => Files.IsDirectory($"{UserSources}/user");

    /// <summary>
    /// The deprecation warning of 3.2.3.2 (after <c>…/rc.init: warning: </c>), which it gives at <c>S6_VERBOSITY</c> 1 and above where
    /// <see cref="DefinesBundlesInSources"/>.
    /// </summary>
    public string BundlesInSourcesWarning =>
        $"defining user bundles in {UserSources} is deprecated, please define them in {ProfileDirectory}/user-bundles.d instead";

    /// <summary>
    /// What is to be read, in the order of s6-overlay. Nothing is written: a user bundle's missing <c>type</c> and <c>contents.d</c> are
    /// supplied.
    /// </summary>
    public ImmutableArray<SourceFolder> Sources()
    {
        var bundles = BundleDirectories.Split(s_blanks, StringSplitOptions.RemoveEmptyEntries);
        if (bundles.Length == 0)
            bundles = [$"{ProfileDirectory}/user-bundles.d"];
        var package = new SourceFolder(PackageSources);
        var patches = Patches();
        if (!DefinesBundlesInSources)
            return [new(UserSources), .. bundles.Select(path => new SourceFolder(path)), package, .. patches];

        var user = new SourceFolder(UserSources) { SuppliedBundles = ["user", "user2"] };
        if (!MergesUserBundles)
            return [user, package, .. patches];
        return [user, package, .. patches, .. bundles.Select(path => new SourceFolder(path) { IsSupplement = true })];
    }

    /// <summary>
    /// Images add to the overlay's own sources in the folder that has the version they once took in its name (<c>/package/admin/s6-overlay-3.2.1.0/etc/s6-rc/sources</c>). Where that
    /// is no link to ours, but a folder, what is in it is added.
    /// </summary>
    private List<SourceFolder> Patches()
    {
        var patches = new List<SourceFolder>();
        var end = PackageSources.IndexOf("/s6-overlay/", StringComparison.Ordinal);
        if (end < 0)
            return patches;
        var (packages, inside) = (PackageSources[..end], PackageSources[(end + "/s6-overlay".Length)..]);
        if (Files.TryList(packages, out var names) != 0)
            return patches;
        var ours = Files.RealPath(PackageSources);
        foreach (var name in names.Where(name => name.StartsWith("s6-overlay-", StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            if (Files.RealPath($"{packages}/{name}{inside}") is { } path && path != ours)
                patches.Add(new SourceFolder(path) { IsSupplement = true, IsPatch = true });
        }

        return patches;
    }
}
