using Actors.Platform;

namespace Actors.Tools;

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
}
