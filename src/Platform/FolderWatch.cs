using System.Runtime.InteropServices;
using Actors.Platform.Interop;

namespace Actors.Platform;

/// <summary>What happens to the files of a folder; inotify(7).</summary>
public sealed unsafe class FolderWatch : IDisposable
{
    private const uint Modified = 2, Written = 8, MovedAway = 0x40, MovedHere = 0x80, Created = 0x100, Deleted = 0x200;
    private readonly Descriptor _descriptor;

    /// <summary>Begins to watch.</summary>
    /// <param name="folder">Which folder.</param>
    /// <param name="alsoReplaced">Whether the end of writing to a file counts too, and that one is moved there or deleted.</param>
    /// <exception cref="PlatformException">It cannot be.</exception>
    public FolderWatch(string folder, bool alsoReplaced = false)
    {
        var fd = Libc.inotify_init1(Libc.O_CLOEXEC | Libc.O_NONBLOCK);
        _descriptor = fd >= 0 ? new Descriptor(fd) : throw PlatformException.Last("inotify_init");
        if (Libc.inotify_add_watch(fd, folder, Modified | MovedAway | Created | (alsoReplaced ? Written | MovedHere | Deleted : 0)) < 0)
        {
            var errno = Marshal.GetLastPInvokeError();
            _descriptor.Dispose();
            throw new PlatformException("inotify_add_watch", errno);
        }
    }

    /// <summary>Readable when something has happened.</summary>
    public int DescriptorNumber => _descriptor.Number;

    /// <summary>Reads what has happened by now.</summary>
    /// <param name="name">A file in the folder.</param>
    /// <returns>Whether a file of that name came to be.</returns>
    public bool ReadWhetherCreated(string name)
    {
        var created = false;
        Span<byte> buffer = stackalloc byte[4096];
        for (int count; (count = Descriptors.Read(_descriptor.Number, buffer)) > 0;)
        {
            // struct inotify_event: descriptor, mask, cookie, length of the name, the name with zeros behind it.
            for (var at = 0; at < count;)
            {
                var length = MemoryMarshal.Read<int>(buffer[(at + 12)..]);
                var file = buffer.Slice(at + 16, length);
                created |= (MemoryMarshal.Read<uint>(buffer[(at + 4)..]) & Created) != 0 && ByteString.FromBytes(file[..file.IndexOf((byte)0)]) == name;
                at += 16 + length;
            }
        }

        return created;
    }

    /// <inheritdoc/>
    public void Dispose() => _descriptor.Dispose();
}
