using Actors.Platform;

namespace Actors.Execline;

/// <summary>This process's own executable, under whichever of its names.</summary>
internal static class Self
{
    /// <summary>A path that always leads to it, where /proc is mounted.</summary>
    public const string Path = "/proc/self/exe";

    private static FileStatus? s_status;

    /// <summary>Whether a path leads to it (links are followed).</summary>
    public static bool Is(string path)
    {
        if (Files.TryStatus(path, followLinks: true, out var status) != 0)
            return false;
        if (s_status is null)
            s_status = Files.TryStatus(Path, followLinks: true, out var own) == 0 ? own : default(FileStatus);
        return status.Inode == s_status.Value.Inode && status.Device == s_status.Value.Device && status.Inode != 0;
    }
}
