using Actors.Platform;

namespace Actors.Logging.Tests;

/// <summary>A file system on which every call can fail, write less than it was given, or be the last before a crash.</summary>
internal sealed class FaultyDisk : LogFileSystem
{
    /// <summary>Asked before each call, with its name and its path: 0, or the error number that it fails with.</summary>
    public Func<string, string, int> Fault { get; set; } = (_, _) => 0;

    /// <summary>How many bytes may still be written; then the disk is full.</summary>
    public long Room { get; set; } = long.MaxValue;

    /// <summary>How many bytes one call writes at most.</summary>
    public int LargestWrite { get; set; } = int.MaxValue;

    /// <summary>How many calls there were.</summary>
    public int Calls { get; private set; }

    /// <summary>The number of the call that does not happen because the program is gone.</summary>
    public int CrashAt { get; set; } = -1;

    public override int Open(string path, OpenMode mode, out Descriptor? file)
    {
        file = null;
        var errno = Call("open", path);
        return errno != 0 ? errno : base.Open(path, mode, out file);
    }

    public override int Write(Descriptor file, ReadOnlySpan<byte> first, ReadOnlySpan<byte> second)
    {
        var errno = Call("write", "");
        if (errno != 0)
            return -errno;
        var room = (int)Math.Min(Room, LargestWrite);
        if (room == 0)
            return -Errno.ENOSPC;
        first = first[..Math.Min(first.Length, room)];
        second = second[..Math.Min(second.Length, room - first.Length)];
        var count = base.Write(file, first, second);
        Room -= count;
        return count;
    }

    public override int ReadAt(Descriptor file, Span<byte> buffer, long offset) => Call("read", "") is > 0 and var errno ? -errno : base.ReadAt(file, buffer, offset);

    public override int Synchronize(Descriptor file) => Call("fsync", "") is > 0 and var errno ? errno : base.Synchronize(file);

    public override int ChangeMode(Descriptor file, uint mode) => Call("fchmod", "") is > 0 and var errno ? errno : base.ChangeMode(file, mode);

    public override int ChangeMode(string path, uint mode) => Call("chmod", path) is > 0 and var errno ? errno : base.ChangeMode(path, mode);

    public override int Rename(string source, string target) => Call("rename", source) is > 0 and var errno ? errno : base.Rename(source, target);

    public override int Link(string existing, string path) => Call("link", existing) is > 0 and var errno ? errno : base.Link(existing, path);

    public override int Remove(string path) => Call("remove", path) is > 0 and var errno ? errno : base.Remove(path);

    public override int CreateDirectory(string path, uint mode) => Call("mkdir", path) is > 0 and var errno ? errno : base.CreateDirectory(path, mode);

    public override int TryStatus(string path, out FileStatus status)
    {
        status = default;
        return Call("stat", path) is > 0 and var errno ? errno : base.TryStatus(path, out status);
    }

    public override int TryList(string path, out List<string> names)
    {
        names = [];
        return Call("list", path) is > 0 and var errno ? errno : base.TryList(path, out names);
    }

    private int Call(string name, string path)
    {
        if (Calls++ == CrashAt)
            throw new CrashException();
        return Fault(name, path);
    }

    public sealed class CrashException : Exception;
}
