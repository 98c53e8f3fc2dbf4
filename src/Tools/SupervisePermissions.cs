using Actors.Execline;
using Actors.Platform;

namespace Actors.Tools;

/// <summary>The permissions of a service directory's folders <c>supervise</c> and <c>event</c>; see s6-svperms(8).</summary>
internal sealed class SupervisePermissions(ChainContext context, string directory)
{
    /// <summary>Status and control are the owner's.</summary>
    public const int OwnerMode = 0;

    /// <summary>A group sees the status.</summary>
    public const int GroupMode = 1;

    /// <summary>Everybody sees the status.</summary>
    public const int PublicMode = 2;

    /// <summary>A group sees the status and controls.</summary>
    public const int GroupControlMode = GroupMode | Controlled;

    /// <summary>Everybody sees the status, a group controls.</summary>
    public const int PublicControlMode = PublicMode | Controlled;

    private const int Controlled = 4;
    private const uint PublicEvents = 0x3DB, GroupEvents = 0x7D8; // 01733, 03730

    private readonly string _supervise = $"{directory}/supervise";
    private readonly string _events = $"{directory}/event";

    private string Control => $"{_supervise}/control";

    /// <summary>Sets who sees the status and who controls.</summary>
    public void SetSupervise(int what, uint group)
    {
        var (folderGroup, folderMode) = (what & ~Controlled) switch
        {
            GroupMode => (group, 0x1C8u), // 0710
            PublicMode => (OwnersGroup(_supervise), 0x1C9u), // 0711
            _ => (OwnersGroup(_supervise), 0x1C0u), // 0700
        };
        Set(_supervise, folderGroup, folderMode);
        var controlled = (what & Controlled) != 0;
        Set(Control, controlled ? group : OwnersGroup(Control), controlled ? 0x190u : 0x180u); // 0620, 0600
    }

    /// <summary>Sets who may listen: a group, or (<see cref="uint.MaxValue"/>) everybody.</summary>
    public void SetEvents(uint group) =>
        Set(_events, group == uint.MaxValue ? OwnersGroup(_events) : group, group == uint.MaxValue ? PublicEvents : GroupEvents);

    /// <summary>Prints who sees, controls and listens.</summary>
    /// <returns>False where something is not as it should be, which is reported.</returns>
    public bool Print() => PrintSupervise() & PrintEvents();

    private bool PrintSupervise()
    {
        if (!TryStatus(_supervise, FileKind.Directory, "a directory", out var folder))
            return false;
        // Nobody else may write there or list it; who may not search as a member of the group may not as anybody either.
        if ((folder.Mode & 0xA36) != 0 || (folder.Mode & 0x1C0) != 0x1C0 || (folder.Mode & 9) == 1)
            return Wrong(_supervise, folder.Mode);
        Print("status", (folder.Mode & 1) != 0 ? "public" : (folder.Mode & 8) != 0 ? GroupName(folder.Group) : "owner");
        if (!TryStatus(Control, FileKind.Fifo, "a named pipe", out var fifo))
            return false;
        if ((fifo.Mode & 0x6F) != 0)
            return Wrong(Control, fifo.Mode);
        Print("control", (fifo.Mode & 0x10) != 0 ? GroupName(fifo.Group) : "owner");
        return true;
    }

    private bool PrintEvents()
    {
        if (!TryStatus(_events, FileKind.Directory, "a directory", out var folder))
            return false;
        if (folder.Mode is not (PublicEvents or GroupEvents))
            return Wrong(_events, folder.Mode);
        Print("events", folder.Mode == GroupEvents ? GroupName(folder.Group) : "public");
        return true;
    }

    private bool TryStatus(string path, FileKind kind, string description, out FileStatus status)
    {
        var errno = Files.TryStatus(path, followLinks: true, out status);
        if (errno != 0)
            context.WarnUnable($"stat {path}", errno);
        else if (status.Kind != kind)
            context.Warn($"{path} is not {description}");
        return errno == 0 && status.Kind == kind;
    }

    private bool Wrong(string path, uint mode)
    {
        context.Warn($"{path} has incorrect permissions: {Convert.ToString(mode, 8)}");
        return false;
    }

    private void Print(string what, string who)
    {
        var errno = StandardStreams.Output($"{directory} {what}: {who}\n");
        if (errno != 0)
            throw context.Failed("write to stdout", errno);
    }

    private static string GroupName(uint group) => $"group {Accounts.Local.FindGroup(group)?.Name ?? group.ToString()}";

    private uint OwnersGroup(string path)
    {
        var errno = Files.TryStatus(path, followLinks: true, out var status);
        if (errno != 0)
            throw context.Failed($"stat {path}", errno);
        if (Accounts.Local.FindUser(status.User) is { } owner)
            return owner.Group;
        context.Warn($"unable to determine primary gid for the owner of {path} (using root instead)");
        return 0;
    }

    private void Set(string path, uint group, uint mode)
    {
        try
        {
            Files.ChangeOwner(path, uint.MaxValue, group);
            Files.ChangeMode(path, mode);
        }
        catch (PlatformException exception)
        {
            throw context.Failed($"{(exception.Action.Contains("owner") ? "chown" : "chmod")} {path}", exception.Errno);
        }
    }
}
