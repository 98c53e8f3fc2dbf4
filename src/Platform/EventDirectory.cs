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

    /// <summary>Creates the directory as s6-mkfifodir does: mode 03730, of this process's group; it may be there.</summary>
    public static void Create(string path)
    {
        if (Files.Exists(path))
            return;
        Files.CreateDirectory(path, 0x1C0);
        Files.ChangeOwner(path, uint.MaxValue, Identity.EffectiveGroup);
        Files.ChangeMode(path, 0x7D8);
    }

    /// <summary>Tells every listener. One that has gone is cleaned away; one whose fifo is full misses the event.</summary>
    public static void Notify(string path, ReadOnlySpan<byte> events)
    {
        if (Files.TryList(path, out var names) != 0)
            return;
        foreach (var name in names)
        {
            if (name.Length != NameLength || !name.StartsWith(Prefix, StringComparison.Ordinal))
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
                    _ = Descriptors.Write(descriptor!.Number, events);
            }
        }
    }
}
