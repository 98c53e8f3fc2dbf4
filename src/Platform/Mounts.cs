using System.Runtime.InteropServices;
using Actors.Platform.Interop;

namespace Actors.Platform;

/// <summary>A line of /proc/mounts.</summary>
public sealed record MountEntry(string Source, string Target, string Type, IReadOnlyList<string> Options);

/// <summary>Mounted file systems.</summary>
public static class Mounts
{
    private const nuint Remount = 32;

    /// <summary>What is mounted, later mounts last; empty where /proc is not there.</summary>
    public static IReadOnlyList<MountEntry> Read() =>
        [.. (Files.ReadTextIfThere("/proc/mounts") ?? "").Split('\n').Select(line => line.Split(' ')).Where(fields => fields.Length >= 4)
            .Select(fields => new MountEntry(fields[0], fields[1], fields[2], fields[3].Split(',')))];

    /// <summary>Whether files in a directory can be executed: what is mounted there is not mounted noexec.</summary>
    public static bool MayExecute(string directory)
    {
        MountEntry? innermost = null;
        foreach (var mount in Read())
        {
            var inside = mount.Target == "/" || directory == mount.Target || directory.StartsWith(mount.Target + "/", StringComparison.Ordinal);
            if (inside && (innermost is null || mount.Target.Length >= innermost.Target.Length))
                innermost = mount;
        }

        return innermost is null || !innermost.Options.Contains("noexec");
    }

    /// <summary>Mounts a tmpfs.</summary>
    /// <returns>0, or the error number.</returns>
    public static int MountMemory(string target, string options) => Mount("tmpfs", target, "tmpfs", 0, options);

    /// <summary>Remounts a tmpfs writable and with executable files.</summary>
    /// <returns>0, or the error number.</returns>
    public static int RemountExecutable(string target) => Mount("tmpfs", target, "tmpfs", Remount, null);

    /// <summary>Mounts a file system; mount(2).</summary>
    /// <returns>0, or the error number.</returns>
    public static int Mount(string source, string target, string type, nuint flags, string? options) =>
        Libc.mount(source, target, type, flags, options) == 0 ? 0 : Marshal.GetLastPInvokeError();

    /// <summary>Unmounts a file system; umount(2).</summary>
    /// <returns>0, or the error number.</returns>
    public static int Unmount(string target) => Libc.umount(target) == 0 ? 0 : Marshal.GetLastPInvokeError();
}
