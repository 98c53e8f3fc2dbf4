using System.Collections.Immutable;
using Actors.Platform;
using Actors.Services;
using Actors.Services.Policies;

namespace Actors.Shell.Checks;

/// <summary>
/// A tree of declarations on a disk, of whichever kind: the root of an image (it has <c>etc/s6-overlay</c>, <c>etc/services.d</c> and the like), what goes to
/// <c>/etc/s6-overlay</c> (it has <c>s6-rc.d</c>) or to <c>/etc/actors</c> (<c>actors.conf</c>, <c>conf.d</c>), or a source definition directory (anything else). Paths are byte strings.
/// </summary>
internal sealed record ServiceTree
{
    /// <summary>What is to be read.</summary>
    internal required ImmutableArray<SourceFolder> Sources { get; init; }

    /// <summary>The directory with <c>cont-init.d</c>, <c>services.d</c> and the like; null where there can be none.</summary>
    internal string? LegacyDirectory { get; init; }

    /// <summary>The root of the image, without the last slash (so <c>/</c> is empty); null where it is not known.</summary>
    internal string? Root { get; init; }

    /// <summary>The directory of policies (<c>/etc/actors</c>); null where there can be none.</summary>
    internal string? Policies { get; init; }

    /// <summary>Whether the overlay's own services (<c>base</c> and its kin) have to be supplied.</summary>
    internal bool LacksPackage { get; init; }

    /// <summary>Looks what a directory is.</summary>
    internal static ServiceTree At(string directory, string profile = "")
    {
        var path = directory.Length > 1 ? directory.TrimEnd('/') : directory;
        if (path.Length == 0 || path == "/" || IsImage(path))
            return OfImage(path == "/" ? "" : path, profile);
        if (IsProfile(path))
            return OfProfile(path);
        if (Files.Exists($"{path}/actors.conf") || Files.IsDirectory($"{path}/conf.d"))
            return new() { Sources = [], Policies = path, LacksPackage = true };
        return new() { Sources = [new(path)] };
    }

    /// <summary>Several directories, read as one tree, as s6-rc-compile reads several sources.</summary>
    internal static ServiceTree At(IReadOnlyList<string> directories)
    {
        var trees = directories.Select(directory => At(directory)).ToList();
        return trees.Count == 1 ? trees[0] : new()
        {
            Sources = [.. trees.SelectMany(tree => tree.Sources)],
            LegacyDirectory = trees.Select(tree => tree.LegacyDirectory).FirstOrDefault(legacy => legacy is not null),
            Root = trees.Select(tree => tree.Root).FirstOrDefault(root => root is not null),
            Policies = trees.Select(tree => tree.Policies).FirstOrDefault(policies => policies is not null),
            LacksPackage = trees.All(tree => tree.LacksPackage),
        };
    }

    /// <summary>Reads and resolves it.</summary>
    /// <param name="policies">Its policies: they declare services, too.</param>
    internal Compilation Compile(PolicySet policies)
    {
        var set = SourceReader.Read(Sources);
        return Compilation.Of(policies.AddTo(LacksPackage ? PackageServices.AddTo(set) : set));
    }

    /// <summary>Reads its policies.</summary>
    /// <param name="variables">Variables that the container is going to have; those of this process count too, where the tree is the one that it runs in.</param>
    internal PolicySet ReadPolicies(params IReadOnlyList<string> variables)
    {
        if (Policies is not { } directory)
            return PolicySet.None;
        var environment = Root is "" ? EnvironmentBlock.OfThisProcess() : EnvironmentBlock.Of();
        foreach (var variable in variables)
        {
            if (variable.IndexOf('=') is > 0 and var equals)
                environment[variable[..equals]] = variable[(equals + 1)..];
        }

        return PolicyFiles.Load(directory, environment.Variables.Select(variable => variable.Key), name => environment[name]);
    }

    /// <summary>Whether it is what goes to <c>/etc/s6-overlay</c>.</summary>
    internal static bool IsProfile(string path) => Files.IsDirectory($"{path}/s6-rc.d") || Files.IsDirectory($"{path}/user-bundles.d");

    private static bool IsImage(string path) => ((string[])["etc/s6-overlay", "etc/services.d", "etc/cont-init.d", "etc/fix-attrs.d", "etc/actors", "package/admin/s6-overlay"])
        .Any(name => Files.IsDirectory($"{path}/{name}"));

    private static ServiceTree OfImage(string root, string profile)
    {
        var layout = new OverlayLayout
        {
            Etc = root + "/etc", Profile = profile, PackageSources = root + "/package/admin/s6-overlay/etc/s6-rc/sources",
        };
        return new()
        {
            Sources = Present(layout.Sources(), out var lacksPackage, layout.PackageSources),
            LegacyDirectory = layout.LegacyDirectory,
            Root = root,
            Policies = root + "/etc/actors",
            LacksPackage = lacksPackage,
        };
    }

    private static ServiceTree OfProfile(string path)
    {
        // OverlayLayout thinks from /etc on; here somebody shows a copy of /etc/s6-overlay, whatever it is called.
        var sources = new List<SourceFolder>();
        var definesBundles = Files.IsDirectory($"{path}/s6-rc.d/user");
        if (Files.IsDirectory($"{path}/s6-rc.d"))
            sources.Add(new($"{path}/s6-rc.d") { SuppliedBundles = definesBundles ? ["user", "user2"] : [] });
        if (Files.IsDirectory($"{path}/user-bundles.d"))
            sources.Add(new($"{path}/user-bundles.d") { IsSupplement = definesBundles });
        return new() { Sources = [.. sources], LacksPackage = true };
    }

    /// <summary>Those that are there; a layer of an image need not have them all.</summary>
    private static ImmutableArray<SourceFolder> Present(ImmutableArray<SourceFolder> folders, out bool lacksPackage, string package)
    {
        lacksPackage = !Files.IsDirectory(package);
        return [.. folders.Where(folder => Files.IsDirectory(folder.Path))];
    }
}
