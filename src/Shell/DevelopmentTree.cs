using Actors.Platform;
using Actors.Shell.Checks;

namespace Actors.Shell;

/// <summary>
/// A supervision tree outside a container, for development: this process takes mounts of its own, lays a private <c>/run</c> and the services over the machine's, and becomes
/// the supervisor, which then is a child subreaper. Nothing on the machine is changed, and nothing is left when it ends.
/// </summary>
internal static class DevelopmentTree
{
    private const string Services = "/etc/s6-overlay";
    private const string Package = "/package/admin/s6-overlay/etc/s6-rc/sources";
    private const nuint Bind = 0x1000, Recursive = 0x4000; // MS_BIND, MS_REC

    /// <summary>Becomes the supervisor.</summary>
    /// <param name="directory">The declared services, of whichever kind <see cref="ServiceTree"/> knows, a byte string; null: none.</param>
    /// <param name="command">What runs as the CMD; empty: nothing.</param>
    /// <exception cref="PlatformException">It cannot.</exception>
    internal static void Become(string? directory, IReadOnlyList<string> command)
    {
        if (InitProgram.Find() is not { } program || !Files.IsDirectory(Package) || !Files.IsDirectory(Services))
            throw new PlatformException($"find the overlay on this machine (its tarball is unpacked at /: /command, {Package}, {Services})", Errno.ENOENT);
        // The supervisor would make it one, on the disk: right in a container, not on somebody's machine.
        if (Files.Status("/var/run", followLinks: false) is not { Kind: FileKind.SymbolicLink } || Files.RealPath("/var/run") != "/run")
            throw new PlatformException("use this machine's /run: /var/run is not a link to it", Errno.EINVAL);
        var working = Files.WorkingDirectory();
        var source = directory is null ? null : Files.RealPath(directory) ?? throw new PlatformException($"find {directory}", Errno.ENOENT);
        if (source is not null && !ServiceTree.IsProfile(source) && ServiceTree.IsProfile(source + Services))
            source += Services;
        Namespaces.TakeOwnMounts();
        var owner = $"mode=0755,uid={Identity.EffectiveUser},gid={Identity.EffectiveGroup}";
        Check(Mounts.MountMemory("/run", owner), "mount a private /run");
        if (source is null || !ServiceTree.IsProfile(source))
            LayOut(source, owner);
        else
            Check(Mounts.Mount(source, Services, "none", Bind | Recursive, null), $"lay {source} over {Services}");
        Files.ChangeDirectory(working);
        var errno = Executables.Execute(program, ["/init", .. command], EnvironmentBlock.OfThisProcess().ToArray());
        throw new PlatformException($"exec {program}", errno);
    }

    /// <summary>Makes what goes to /etc/s6-overlay of a source definition directory, everything in it part of the bundle <c>user</c>; or of nothing.</summary>
    private static void LayOut(string? source, string owner)
    {
        Check(Mounts.MountMemory(Services, owner), $"mount over {Services}");
        Files.CreateDirectories(Services + "/s6-rc.d");
        foreach (var bundle in (string[])["user", "user2"])
        {
            Files.CreateDirectories($"{Services}/user-bundles.d/{bundle}/contents.d");
            Files.WriteAllText($"{Services}/user-bundles.d/{bundle}/type", "bundle\n");
        }

        if (source is null)
            return;
        foreach (var name in Files.List(source).Where(name => name[0] != '.' && Files.IsDirectory(Files.Join(source, name))))
            Files.WriteAllText($"{Services}/user-bundles.d/user/contents.d/{name}", "");
        Check(Mounts.Mount(source, Services + "/s6-rc.d", "none", Bind | Recursive, null), $"lay {source} over {Services}/s6-rc.d");
    }

    private static void Check(int errno, string action)
    {
        if (errno != 0)
            throw new PlatformException(action, errno);
    }
}
