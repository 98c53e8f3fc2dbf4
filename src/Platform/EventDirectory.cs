namespace Actors.Platform;

/// <summary>
/// The notifying side of an s6 fifodir (s6's libftrig): whoever listens has put a fifo <c>ftrig1:@TAI64N:RANDOM</c> there, and every event
/// is one character written to all of them.
/// </summary>
public static class EventDirectory
{
    /// <summary>Names of listeners' fifos begin so.</summary>
    public const string Prefix = "ftrig1:";

    /// <summary>Length of a listener's name: the prefix, a TAI64N label with '@', ':' and 6 random characters. s6 looks at no others.</summary>
    public const int NameLength = 39;

    /// <summary>Its permission bits, where it is for a group: 03730.</summary>
    internal const uint Mode = 0x7D8;

    /// <summary>
    /// Creates the directory as s6-mkfifodir does: mode 03730, of this process's group; it may be there, or be a link to where it shall be. Supervisors and those who wait for what
    /// they supervise may both do so at once.
    /// </summary>
    public static void Create(string path)
    {
        if (!Files.CreateDirectoryBehindLink(path, 0x1C0))
            return;
        Files.ChangeOwner(path, uint.MaxValue, Identity.EffectiveGroup);
        Files.ChangeMode(path, Mode);
    }

    /// <summary>Creates the directory, for a group (mode 03730), or with <see cref="uint.MaxValue"/> for everybody (01733).</summary>
    /// <param name="path">Which.</param>
    /// <param name="group">Who may listen.</param>
    /// <param name="force">Sets group and mode also where it is there already.</param>
    /// <returns>0, or the error number; <see cref="Errno.EACCES"/>: somebody else's is there.</returns>
    public static int TryCreate(string path, uint group, bool force)
    {
        try
        {
            var status = Files.Status(path);
            if (status is null && !Files.CreateDirectoryIfMissing(path, 0x1C0))
                status = Files.Status(path);
            if (status is { } there)
            {
                if (there.User != Identity.User)
                    return Errno.EACCES;
                if (!there.IsDirectory)
                    return Errno.ENOTDIR;
                if (!force)
                    return 0;
            }

            if (group != uint.MaxValue)
                Files.ChangeOwner(path, uint.MaxValue, group);
            Files.ChangeMode(path, group == uint.MaxValue ? 0x3DBu : Mode);
            return 0;
        }
        catch (PlatformException exception)
        {
            return exception.Errno;
        }
    }

    /// <summary>Removes the fifos of listeners that are gone.</summary>
    /// <returns>0, or the error number.</returns>
    public static int Clean(string path)
    {
        var errno = Files.TryList(path, out var names);
        if (errno != 0)
            return errno;
        foreach (var name in names)
        {
            if (!IsListener(name))
                continue;
            var fifo = Files.Join(path, name);
            errno = Files.TryOpen(fifo, OpenMode.Write | OpenMode.NonBlocking, out var descriptor);
            descriptor?.Dispose();
            if (errno == Errno.ENXIO)
                Files.Remove(fifo);
        }

        return 0;
    }

    /// <summary>Tells every listener. One that has gone is cleaned away; one whose fifo is full misses the event.</summary>
    /// <returns>0, or the error number: the directory cannot be read.</returns>
    public static int Notify(string path, ReadOnlySpan<byte> events) => Notify(path, events, out _);

    /// <summary>The same.</summary>
    /// <param name="path">The directory.</param>
    /// <param name="events">Its letters.</param>
    /// <param name="heard">Whether anybody listens.</param>
    public static int Notify(string path, ReadOnlySpan<byte> events, out bool heard)
    {
        heard = false;
        var failure = Files.TryList(path, out var names);
        if (failure != 0)
            return failure;
        foreach (var name in names)
        {
            if (!IsListener(name))
                continue;
            var fifo = Files.Join(path, name);
            var errno = Files.TryOpen(fifo, OpenMode.Write | OpenMode.NonBlocking, out var descriptor);
            if (errno == Errno.ENXIO)
            {
                Files.Remove(fifo);
            }
            else if (errno == 0)
            {
                using (descriptor)
                    heard |= Descriptors.Write(descriptor!.Number, events) > 0;
            }
        }

        return 0;
    }

    private static bool IsListener(string name) => name.Length == NameLength && name.StartsWith(Prefix, StringComparison.Ordinal);
}
