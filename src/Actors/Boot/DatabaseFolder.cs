using Actors.Platform;
using Actors.Supervision;

namespace Actors.Boot;

/// <summary>
/// What scripts find of s6-rc's database: <c>/run/s6/db</c>, and in the live directory the entries that s6-rc-init makes. There is no compiled database (pid 1 has the
/// services): the folder holds an empty list of sources, which stands for those of the boot.
/// </summary>
public static class DatabaseFolder
{
    /// <summary>The list of sources in a folder that stands for a database, each with a zero byte behind it; empty: those of the boot.</summary>
    public const string Sources = "sources";

    /// <summary>Lays it out beside what <see cref="LiveDirectory"/> has made.</summary>
    /// <exception cref="PlatformException">It cannot be.</exception>
    public static void Create(OverlayPaths paths)
    {
        Files.CreateDirectories(paths.Database, 0x1ED);
        Files.WriteAllBytes(Files.Join(paths.Database, Sources), [], 0x1A4);
        Files.CreateSymbolicLink(paths.Database, Files.Join(paths.Live, "compiled"));
        Files.CreateSymbolicLink(paths.ScanDirectory, Files.Join(paths.Live, "scandir"));
        Files.WriteAllBytes(Files.Join(paths.Live, "lock"), [], 0x1A4);
        Files.WriteAllBytes(Files.Join(paths.Live, "prefix"), [], 0x1A4);
    }
}
