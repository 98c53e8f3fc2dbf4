using Actors.Platform;

namespace Actors.Tools.Supervision;

/// <summary>A service directory that s6-svscan has found, or the <c>log</c> in one.</summary>
/// <param name="device">Of the directory: with <paramref name="inode"/> it is the same service, whatever it is called.</param>
/// <param name="inode">Of the directory.</param>
internal sealed class ScannedService(ulong device, ulong inode)
{
    /// <summary>Its name in the scan directory.</summary>
    public required string Name { get; set; }

    /// <summary>Whether the last scan has seen it.</summary>
    public bool IsActive { get; set; }

    /// <summary>Of its supervisor; 0: none runs.</summary>
    public int Pid { get; set; }

    /// <summary>When its supervisor may be started; monotonic.</summary>
    public long StartAt { get; set; }

    /// <summary>For a service with a logger: what it writes to. For a logger: what it reads from. Kept over every restart.</summary>
    public Descriptor? Pipe { get; set; }

    /// <summary>A service's logger, or a logger's service.</summary>
    public ScannedService? Peer { get; set; }

    /// <summary>Whether it is the <c>log</c> of another.</summary>
    public bool IsLogger => Name.Contains('/');

    /// <summary>Whether this is the service of that directory.</summary>
    public bool Is(in FileStatus status) => status.Device == device && status.Inode == inode;

    /// <summary>It is no longer there: its pipe is closed, at the other end too.</summary>
    public void Forget()
    {
        Pipe?.Dispose();
        if (Peer is not { } peer)
            return;
        peer.Pipe?.Dispose();
        (peer.Pipe, peer.Peer) = (null, null);
    }
}
