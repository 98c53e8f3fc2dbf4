using System.Runtime.InteropServices;
using Actors.Platform.Interop;

namespace Actors.Platform;

/// <summary>
/// The listening side of an s6 fifodir (s6's libftrigr): a fifo in the directory, to which every event is written as one character. It is there from the
/// constructor on; <see cref="Dispose"/> removes it.
/// </summary>
public sealed class EventListener : IDisposable
{
    private readonly string _fifo;
    private readonly Descriptor _reader;
    private readonly Descriptor _writer;

    private EventListener(string fifo, Descriptor reader, Descriptor writer)
    {
        _fifo = fifo;
        _reader = reader;
        _writer = writer;
    }

    /// <summary>Readable when there are events.</summary>
    public int DescriptorNumber => _reader.Number;

    /// <summary>Begins to listen.</summary>
    /// <returns>0, or the error number; then <paramref name="listener"/> is null.</returns>
    public static int TryOpen(string directory, out EventListener? listener)
    {
        listener = null;
        var name = $"{EventDirectory.Prefix}{Tai64n.Now}:{new string(Random.Shared.GetItems("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789".AsSpan(), 6))}";
        // Under a name that no notifier looks at until it is complete; with a writer of our own, so that it never reads as ended.
        var hidden = Files.Join(directory, "." + name);
        var errno = CreateFifo(hidden);
        if (errno != 0)
            return errno;
        errno = Files.TryOpen(hidden, OpenMode.Read | OpenMode.NonBlocking, out var reader);
        if (errno != 0)
        {
            Files.Remove(hidden);
            return errno;
        }

        errno = Files.TryOpen(hidden, OpenMode.Write | OpenMode.NonBlocking, out var writer);
        var fifo = Files.Join(directory, name);
        if (errno == 0 && Libc.rename(hidden, fifo) < 0)
            errno = Marshal.GetLastPInvokeError();
        if (errno != 0)
        {
            reader!.Dispose();
            writer?.Dispose();
            Files.Remove(hidden);
            return errno;
        }

        listener = new EventListener(fifo, reader!, writer!);
        return 0;
    }

    /// <summary>Reads the events that are there; "" where there are none.</summary>
    public string Read()
    {
        Span<byte> buffer = stackalloc byte[256];
        var count = Descriptors.Read(_reader.Number, buffer);
        return count > 0 ? ByteString.FromBytes(buffer[..count]) : count is 0 or -Errno.EAGAIN ? "" : throw new PlatformException("read events", -count);
    }

    /// <summary>Removes the fifo.</summary>
    public void Dispose()
    {
        Files.Remove(_fifo);
        _reader.Dispose();
        _writer.Dispose();
    }

    /// <summary>Everybody who may notify may write: mode 0622, whatever the umask.</summary>
    private static int CreateFifo(string path)
    {
        if (Libc.mkfifo(path, 0x180) < 0)
            return Marshal.GetLastPInvokeError();
        if (Libc.chmod(path, 0x192) == 0)
            return 0;
        var errno = Marshal.GetLastPInvokeError();
        Files.Remove(path);
        return errno;
    }
}
