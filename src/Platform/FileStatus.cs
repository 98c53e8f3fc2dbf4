namespace Actors.Platform;

/// <summary>What a directory entry is.</summary>
public enum FileKind
{
    /// <summary>A kind that is not told apart here.</summary>
    Other,
    /// <summary>A regular file.</summary>
    Regular,
    /// <summary>A directory.</summary>
    Directory,
    /// <summary>A symbolic link (only where links are not followed).</summary>
    SymbolicLink,
    /// <summary>A FIFO.</summary>
    Fifo,
    /// <summary>A unix-domain socket.</summary>
    Socket,
    /// <summary>A character device.</summary>
    CharacterDevice,
    /// <summary>A block device.</summary>
    BlockDevice,
}

/// <summary>What stat(2) tells of a file.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Mode">Permission bits, 0 to 07777 (octal), set-id and sticky bits included.</param>
/// <param name="User">Owner's uid.</param>
/// <param name="Group">Owning gid.</param>
/// <param name="Size">Bytes.</param>
/// <param name="Links">Number of hard links.</param>
/// <param name="Inode">Inode number; with <paramref name="Device"/> unique on a machine.</param>
/// <param name="Device">Device number, major in the upper half.</param>
/// <param name="ModifiedNanoseconds">Last modification, nanoseconds since 1970 UTC.</param>
public readonly record struct FileStatus(
    FileKind Kind, uint Mode, uint User, uint Group, long Size, uint Links, ulong Inode, ulong Device, long ModifiedNanoseconds)
{
    /// <summary>Last access, nanoseconds since 1970 UTC.</summary>
    public long AccessedNanoseconds { get; init; }

    /// <summary>Whether it is a directory.</summary>
    public bool IsDirectory => Kind == FileKind.Directory;

    /// <summary>Whether it is a regular file.</summary>
    public bool IsRegular => Kind == FileKind.Regular;
}
