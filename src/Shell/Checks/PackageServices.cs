using Actors.Services;

namespace Actors.Shell.Checks;

/// <summary>
/// The services that the overlay itself brings (<c>rootfs/package/admin/s6-overlay/etc/s6-rc/sources</c>), for trees that are looked at without it: what an image's
/// author writes names them (<c>dependencies.d/base</c>).
/// </summary>
internal static class PackageServices
{
    /// <summary>Their definitions, with the names of the directories.</summary>
    internal static IReadOnlyList<ServiceDefinition> Definitions { get; } =
    [
        Bundle("base", "fix-attrs", "legacy-cont-init"),
        Oneshot("fix-attrs"),
        Oneshot("legacy-cont-init", "fix-attrs"),
        Oneshot("legacy-services", "base", "user"),
        Bundle("top", "base", "legacy-services", "user", "user2"),
    ];

    /// <summary>What was read, together with them; the user bundles are made where nobody has.</summary>
    internal static SourceSet AddTo(SourceSet sources)
    {
        var known = sources.Definitions.Select(definition => definition.Name).Concat(sources.Broken).ToHashSet();
        var supplied = Definitions.Concat([Bundle("user"), Bundle("user2")]).Where(definition => !known.Contains(definition.Name));
        return sources with { Definitions = [.. sources.Definitions, .. supplied] };
    }

    private static BundleDefinition Bundle(string name, params string[] contents) =>
        new() { Name = name, SourceDirectory = "", Contents = [.. contents.Select(Reference)] };

    private static OneshotDefinition Oneshot(string name, params string[] dependencies) =>
        new() { Name = name, SourceDirectory = "", Up = OneshotScript.Empty, Dependencies = [.. dependencies.Select(Reference)] };

    private static NameReference Reference(string name) => new(name, "", null);
}
