namespace Actors.Tools.Linux;

/// <summary>Options of a mount: those that are flags of mount(2), and the others, which the file system gets as a text.</summary>
internal sealed class MountOptions
{
    private const uint ReadOnly = 1, NoSetId = 2, NoDevices = 4, NoExecute = 8, Synchronous = 16, Remount = 32, MandatoryLocks = 64, SynchronousFolders = 128,
        NoLinks = 256, NoAccessTimes = 1024, NoFolderAccessTimes = 2048, Bind = 4096, Move = 8192, Silent = 1u << 15, Unbindable = 1u << 17, Private = 1u << 18,
        Slave = 1u << 19, Shared = 1u << 20, RelativeAccessTimes = 1u << 21, StrictAccessTimes = 1u << 24, LazyTimes = 1u << 25;

    /// <summary>The flags of mount(2).</summary>
    public uint Flags { get; private set; }

    /// <summary>The other options.</summary>
    public string Data { get; private set; } = "";

    /// <summary>Adds options, with commas between.</summary>
    public void Add(string options)
    {
        foreach (var option in options.Split(',', StringSplitOptions.RemoveEmptyEntries))
        {
            if (EffectOf(option) is var (set, cleared))
                Flags = (Flags & ~cleared) | set;
            else
                Data = Data.Length == 0 ? option : $"{Data},{option}";
        }
    }

    private static (uint Set, uint Cleared)? EffectOf(string option) => option switch
    {
        "async" => (0, Synchronous),
        "atime" => (0, NoAccessTimes),
        "bind" => (Bind, 0),
        "defaults" => (0, ReadOnly | NoSetId | NoDevices | NoExecute | Synchronous),
        "dev" => (0, NoDevices),
        "diratime" => (0, NoFolderAccessTimes),
        "dirsync" => (SynchronousFolders, 0),
        "exec" => (0, NoExecute),
        "lazytime" => (LazyTimes, 0),
        "loud" => (0, Silent),
        "mandlock" => (MandatoryLocks, 0),
        "move" => (Move, 0),
        "noatime" => (NoAccessTimes, 0),
        "nobind" => (0, Bind),
        "nodev" => (NoDevices, 0),
        "nodiratime" => (NoFolderAccessTimes, 0),
        "nodirsync" => (0, SynchronousFolders),
        "noexec" => (NoExecute, 0),
        "nolazytime" => (0, LazyTimes),
        "nomandlock" => (0, MandatoryLocks),
        "nomove" => (0, Move),
        "norelatime" => (0, RelativeAccessTimes),
        "nostrictatime" => (0, StrictAccessTimes),
        "nosuid" => (NoSetId, 0),
        "nosymfollow" => (NoLinks, 0),
        "private" => (Private, Shared | Slave | Unbindable),
        "relatime" => (RelativeAccessTimes, 0),
        "remount" => (Remount, 0),
        "ro" => (ReadOnly, 0),
        "rw" => (0, ReadOnly),
        "shared" => (Shared, Private | Slave | Unbindable),
        "silent" => (Silent, 0),
        "slave" => (Slave, Shared | Private | Unbindable),
        "strictatime" => (StrictAccessTimes, 0),
        "suid" => (0, NoSetId),
        "symfollow" => (0, NoLinks),
        "sync" => (Synchronous, 0),
        "unbindable" => (Unbindable, Shared | Private | Slave),
        _ => null,
    };
}
