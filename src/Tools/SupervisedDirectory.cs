using Actors.Platform;

namespace Actors.Tools;

/// <summary>What became of commands for a supervisor.</summary>
internal enum ControlOutcome
{
    /// <summary>They are written.</summary>
    Sent,

    /// <summary>There is no supervisor.</summary>
    NobodyListens,

    /// <summary>The folder through which a supervisor is reached is not what it should be.</summary>
    Broken,

    /// <summary>Something else failed, such as that the directory is not there.</summary>
    Failed,
}

/// <summary>A service directory as its supervisor shows it to others; see s6-svc(8), s6-supervise(8).</summary>
internal static class SupervisedDirectory
{
    /// <summary>Whether a supervisor is there.</summary>
    /// <returns>0, or the error number.</returns>
    public static int TryIsSupervised(string directory, out bool supervised)
    {
        supervised = false;
        var errno = Files.TryOpen($"{directory}/supervise/lock", OpenMode.Read | OpenMode.NonBlocking, out var descriptor);
        if (errno == Errno.ENOENT)
            return 0;
        if (errno != 0)
            return errno;
        using (descriptor)
            return FileLocks.TryIsLocked(descriptor!.Number, out supervised);
    }

    /// <summary>Reads the status.</summary>
    /// <returns>0, or the error number.</returns>
    public static int TryReadStatus(string directory, out SuperviseStatus status)
    {
        status = default;
        var errno = Files.TryReadAllBytes($"{directory}/{SuperviseStatus.File}", out var bytes);
        if (errno != 0)
            return errno;
        return SuperviseStatus.TryRead(bytes, out status) ? 0 : Errno.EPIPE;
    }

    /// <summary>Writes commands to a supervisor, of a service (<c>supervise</c>) or of a scan directory (<c>.s6-svscan</c>).</summary>
    public static ControlOutcome Control(string directory, string supervision, string commands, out int errno)
    {
        var subdirectory = $"{directory}/{supervision}";
        errno = Files.TryOpen($"{subdirectory}/control", OpenMode.Write | OpenMode.NonBlocking, out var fifo);
        switch (errno)
        {
            case 0:
                using (fifo)
                    errno = Descriptors.WriteAll(fifo!.Number, commands);
                return errno == 0 ? ControlOutcome.Sent : ControlOutcome.Failed;
            case Errno.ENXIO:
                return ControlOutcome.NobodyListens;
            case Errno.ENOENT or Errno.ENOTDIR or Errno.EISDIR:
                var noFifo = errno;
                errno = Files.TryStatus(directory, followLinks: true, out var status);
                if (errno != 0 || !status.IsDirectory)
                {
                    errno = errno == 0 ? Errno.ENOTDIR : errno;
                    return ControlOutcome.Failed;
                }

                errno = Files.TryStatus(subdirectory, followLinks: true, out status);
                if (errno == Errno.ENOENT)
                    return ControlOutcome.NobodyListens;
                errno = errno != 0 ? errno : status.IsDirectory ? noFifo : Errno.ENOTDIR;
                return ControlOutcome.Broken;
            default:
                return ControlOutcome.Failed;
        }
    }
}
