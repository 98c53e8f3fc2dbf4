namespace Actors.Platform;

/// <summary>
/// The face that a supervised service shows to s6's own tools: <c>supervise/</c> with <c>status</c>, <c>control</c>, <c>lock</c>
/// and <c>death_tally</c>, and <c>event/</c>, in s6's formats (s6-supervise.c).
/// </summary>
/// <param name="directory">The service directory.</param>
/// <param name="shared">What it may have in common with others of this process; null: nothing.</param>
public sealed class SuperviseFiles(string directory, SharedSuperviseFiles? shared = null) : IDisposable
{
    private readonly List<DeathRecord> _deaths = [];
    private bool _sharesLock;
    private Descriptor? _control;
    private Descriptor? _lock;

    /// <summary>The service directory. It can be moved while it is open: set this then.</summary>
    public string Directory { get; set; } = directory;

    /// <summary>The control fifo's number, to wait for.</summary>
    public int Control => _control!.Number;

    /// <summary>The file <c>down</c>, with which a service is not started by itself.</summary>
    public bool IsNormallyDown
    {
        get => Files.Exists(Files.Join(Directory, "down"));
        set
        {
            var file = Files.Join(Directory, "down");
            if (!value)
                Files.Remove(file);
            else if (shared?.TryMakeDown(file) != true)
                Files.WriteAllBytes(file, [], 0x1A4);
        }
    }

    /// <summary>Makes what is missing and opens the control fifo. What an earlier supervisor left there is used again.</summary>
    /// <param name="isLaidOut">Whether all is known to be there, new and with the lock that is shared (<see cref="SharedSuperviseFiles.LayOut"/>).</param>
    public void Open(bool isLaidOut = false)
    {
        var supervise = Files.Join(Directory, "supervise");
        var control = Files.Join(supervise, "control");
        if (!isLaidOut)
        {
            _ = Files.CreateDirectoryBehindLink(supervise, 0x1C0);
            EventDirectory.Create(Files.Join(Directory, "event"));
            _ = Files.CreateFifoIfMissing(control);
        }

        // Open for both: with no other writer it is then not always at its end.
        _control = Files.Open(control, OpenMode.ReadWrite | OpenMode.NonBlocking);
        _sharesLock = isLaidOut || shared?.Holds(LockFile) == true;
        if (isLaidOut)
            return;
        if (!_sharesLock)
            TakeLock();
        Files.Replace(Files.Join(Directory, DeathRecord.File), [], 0x1A4);
    }

    private string LockFile => Files.Join(Directory, "supervise/lock");

    /// <summary>Held for as long as the service is supervised: by it others see that it is (s6-svok).</summary>
    private void TakeLock()
    {
        _lock = Files.Open(LockFile, OpenMode.Write | OpenMode.Create | OpenMode.NonBlocking, 0x1A4);
        var errno = FileLocks.Take(_lock.Number, exclusive: true, wait: false);
        if (errno != 0)
            throw new PlatformException($"lock {LockFile} (another supervisor is running)", errno);
    }

    /// <summary>Whether what was opened is still where others look for it. It is not where the directory was removed, though another may have come in its place.</summary>
    public bool AreThere =>
        Files.TryStatus(Files.Join(Directory, "supervise/control"), followLinks: true, out var there) == 0
        && Files.Status(Control) is var open && (there.Inode, there.Device) == (open.Inode, open.Device);

    /// <summary>The service is no longer supervised, though this process goes on: somebody else may. The control fifo is closed by <see cref="Dispose"/>.</summary>
    public void GiveUpLock()
    {
        // Where it is gone, nobody sees it as locked.
        if (_sharesLock && Files.Exists(LockFile))
            Files.Replace(LockFile, [], 0x1A4);
        _sharesLock = false;
        EndLock();
    }

    /// <summary>At once: a process that is being started at this moment has a copy of the descriptor.</summary>
    private void EndLock()
    {
        if (_lock is null)
            return;
        _ = FileLocks.Release(_lock.Number);
        _lock.Dispose();
        _lock = null;
    }

    /// <summary>What clients have written to the control fifo since.</summary>
    public string ReadControl()
    {
        Span<byte> buffer = stackalloc byte[256];
        var count = Descriptors.Read(Control, buffer);
        return count > 0 ? ByteString.FromBytes(buffer[..count]) : "";
    }

    /// <summary>What was last written; null: nothing was.</summary>
    public SuperviseStatus? ReadStatus() =>
        Files.TryOpen(Files.Join(Directory, SuperviseStatus.File), OpenMode.Read, out var file) == 0 && Read(file!) is { } status ? status : null;

    private static SuperviseStatus? Read(Descriptor file)
    {
        using (file)
        {
            Span<byte> bytes = stackalloc byte[SuperviseStatus.Size];
            var count = Descriptors.Read(file.Number, bytes);
            return SuperviseStatus.TryRead(bytes[..Math.Max(count, 0)], out var status) ? status : null;
        }
    }

    /// <summary>Replaces the status file.</summary>
    public void WriteStatus(in SuperviseStatus status)
    {
        Span<byte> bytes = stackalloc byte[SuperviseStatus.Size];
        status.Write(bytes);
        Files.Replace(Files.Join(Directory, SuperviseStatus.File), bytes, 0x1A4);
    }

    /// <summary>Remembers a death; at most <paramref name="limit"/> are kept.</summary>
    public void RecordDeath(DeathRecord death, int limit)
    {
        _deaths.Add(death);
        if (_deaths.Count > limit)
            _deaths.RemoveRange(0, _deaths.Count - limit);
        var bytes = new byte[_deaths.Count * DeathRecord.Size];
        for (var i = 0; i < _deaths.Count; i++)
            _deaths[i].Write(bytes.AsSpan(i * DeathRecord.Size));
        Files.Replace(Files.Join(Directory, DeathRecord.File), bytes, 0x1A4); // the file may be shared as long as it is empty
    }

    /// <summary>Tells who listens at the event directory.</summary>
    /// <returns>Whether anybody does.</returns>
    public bool Notify(string letters)
    {
        _ = EventDirectory.Notify(Files.Join(Directory, "event"), ByteString.ToBytes(letters), out var heard);
        return heard;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _control?.Dispose();
        EndLock();
    }
}
