using Actors.Platform;
using Actors.Services;

namespace Actors.Init;

/// <summary>
/// The overlay's own oneshot scripts that would find their directory empty. For those no process is started: an image without
/// <c>cont-init.d</c> and the like pays nothing for them.
/// </summary>
internal static class OverlayScripts
{
    private const string Directory = "/package/admin/s6-overlay/etc/s6-rc/scripts/";

    internal static bool HasNothingToDo(IReadOnlyList<string> command)
    {
        if (command.Count != 1 || !command[0].StartsWith(Directory, StringComparison.Ordinal) || !IsOurs(command[0]))
            return false;
        var variables = new Boot.ContainerSettings(new Boot.OverlayPaths().ContainerEnvironment, EnvironmentBlock.OfThisProcess());
        var etc = new OverlayLayout { Profile = variables["S6_RUNTIME_PROFILE"] ?? "" }.LegacyDirectory;
        return command[0][Directory.Length..] switch
        {
            "fix-attrs" => LegacyScripts.In($"{etc}/fix-attrs.d").IsEmpty,
            "cont-init" => LegacyScripts.In($"{etc}/cont-init.d").IsEmpty,
            "cont-finish" => LegacyScripts.In($"{etc}/cont-finish.d").IsEmpty,
            "services-up" => LegacyService.In($"{etc}/services.d").IsEmpty,
            "services-down" => LegacyScripts.In("/run/s6/legacy-services").IsEmpty,
            _ => false,
        };
    }

    /// <summary>
    /// Images put scripts of their own beside the overlay's, in the folder that has the version they once took in its name, and call them without that version. Where such a folder
    /// is no link to ours, links lead from ours to what is in it.
    /// </summary>
    internal static void LinkPatched()
    {
        const string Packages = "/package/admin";
        var ours = Files.RealPath(Directory);
        if (ours is null || Files.TryList(Packages, out var names) != 0)
            return;
        foreach (var name in names.Where(name => name.StartsWith("s6-overlay-", StringComparison.Ordinal)))
        {
            if (Files.RealPath($"{Packages}/{name}/etc/s6-rc/scripts") is { } folder && folder != ours && Files.TryList(folder, out var scripts) == 0)
                Link(scripts.Where(script => !Files.Exists(Directory + script)), folder);
        }
    }

    private static void Link(IEnumerable<string> scripts, string folder)
    {
        foreach (var script in scripts)
        {
            try
            {
                Files.CreateSymbolicLink(Files.Join(folder, script), Directory + script);
            }
            catch (PlatformException failure)
            {
                StandardStreams.Error($"actors: warning: {failure.Message}; services that call it will fail\n");
            }
        }
    }

    /// <summary>Whether a program is this one, and nobody has put another in its place.</summary>
    internal static bool IsOurs(string path) => Files.Status(path) is { } script && Files.Status("/proc/self/exe") is { } self
        && script.Inode == self.Inode && script.Device == self.Device;
}
