namespace Actors.Platform;

/// <summary>
/// What the <c>supervise</c> directories of all services of one supervisor have in common: files that are empty, and the lock by which others see that a service is supervised
/// (s6-svok, s6-supervise). Each is one file with a name in every service directory: a name costs neither an inode nor, for the lock, a descriptor.
/// </summary>
public sealed class SharedSuperviseFiles : IDisposable
{
    private const string Lock = ".lock", Deaths = ".deaths", Down = ".down", Status = ".status";

    private readonly Folder _folder;
    private readonly Descriptor _lock;
    private readonly FileStatus _lockStatus;
    private readonly bool _needsGroup;

    private SharedSuperviseFiles(string path)
    {
        _folder = Folder.Open(path);
        _lock = Files.Open(Files.Join(path, Lock), OpenMode.Write | OpenMode.Create | OpenMode.NonBlocking, 0x1A4);
        _lockStatus = Files.Status(_lock.Number);
        IsLocked = FileLocks.Take(_lock.Number, exclusive: true, wait: false) == 0;
        _folder.Write(Deaths, [], 0x1A4);
        _folder.Write(Down, [], 0x1A4);
        Files.Remove(Files.Join(path, Status));
        WriteFirst(_folder, Status);
        // Directories that are made here get this group by themselves, mostly.
        _needsGroup = Files.Status(path) is not { } status || status.Group != Identity.EffectiveGroup;
    }

    private bool IsLocked { get; }

    /// <summary>Since when services are down that are laid out.</summary>
    public Tai64n Since { get; } = Tai64n.Now;

    /// <summary>Makes them in a directory on the file system of the service directories, or takes up those that are there.</summary>
    public static SharedSuperviseFiles Open(string path) => new(path);

    /// <summary>Whether a service's lock file is the one that is held here.</summary>
    public bool Holds(string lockFile) =>
        IsLocked && Files.TryStatus(lockFile, followLinks: true, out var status) == 0 && status.Inode == _lockStatus.Inode && status.Device == _lockStatus.Device;

    /// <summary>Makes a service <c>down</c> as long as nobody starts it.</summary>
    /// <param name="service">Its service directory.</param>
    public void LayOutDown(Folder service)
    {
        if (service.TryLink(_folder, Down, "down") != 0)
            service.Write("down", [], 0x1A4);
    }

    /// <summary>Gives a service its <c>down</c> file again.</summary>
    /// <param name="file">Its path.</param>
    /// <returns>Whether it is there.</returns>
    public bool TryMakeDown(string file) => _folder.TryLink(Down, file) is 0 or Errno.EEXIST;

    /// <summary>
    /// Makes all that <see cref="SuperviseFiles.Open"/> would make, for a service that was never started, in a service directory that nobody looks at yet.
    /// </summary>
    /// <param name="service">The service directory.</param>
    /// <returns>Whether it is all there: then nothing has to be looked at once more.</returns>
    public bool LayOut(Folder service)
    {
        service.CreateDirectory("event", 0x1C0);
        if (_needsGroup)
            Files.ChangeOwner(Files.Join(service.Path, "event"), uint.MaxValue, Identity.EffectiveGroup);
        service.ChangeMode("event", EventDirectory.Mode);
        service.CreateDirectory("supervise", 0x1C0);
        service.CreateFifo("supervise/control");
        // A later status takes this one's place, and does not overwrite it.
        if (service.TryLink(_folder, Status, SuperviseStatus.File) != 0)
            WriteFirst(service, SuperviseStatus.File);
        return IsLocked && service.TryLink(_folder, Lock, "supervise/lock") == 0 && service.TryLink(_folder, Deaths, DeathRecord.File) == 0;
    }

    private void WriteFirst(Folder folder, string name)
    {
        Span<byte> status = stackalloc byte[SuperviseStatus.Size];
        new SuperviseStatus(Since, Since, 0, 0, SuperviseFlags.Paused | SuperviseFlags.Ready).Write(status);
        folder.Write(name, status, 0x1A4);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _lock.Dispose();
        _folder.Dispose();
    }
}
