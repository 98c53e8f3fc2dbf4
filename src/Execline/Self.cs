using Actors.Platform;

namespace Actors.Execline;

/// <summary>This process's own executable, under whichever of its names.</summary>
internal static class Self
{
    /// <summary>A path that always leads to it, where /proc is mounted.</summary>
    public const string Path = "/proc/self/exe";

    private static FileStatus? s_status;

    /// <summary>Whether a file is it.</summary>
    public static bool Is(in FileStatus file)
    {
        if (s_status is null)
            s_status = Files.TryStatus(Path, followLinks: true, out var own) == 0 ? own : default(FileStatus);
        return file.Inode == s_status.Value.Inode && file.Device == s_status.Value.Device && file.Inode != 0;
    }
}
