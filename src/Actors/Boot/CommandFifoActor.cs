using Actors.Platform;
using Actors.Processes;

namespace Actors.Boot;

/// <summary>A fifo into which programs write one-letter commands; each becomes a message.</summary>
public sealed class CommandFifoActor : ReceiveActor
{
    private readonly Descriptor _fifo;
    private readonly Descriptor? _lock;
    private readonly DescriptorPoller _poller;
    private readonly ulong _key;

    /// <param name="path">The fifo; made here, mode 0600, with its directory.</param>
    /// <param name="poller">Waits for it.</param>
    /// <param name="obey">What a letter means. Called on this actor; unknown letters are its business.</param>
    /// <param name="lockFile">A file that is locked as long as letters are obeyed, which s6-svlink looks at; null: none.</param>
    public CommandFifoActor(string path, DescriptorPoller poller, Action<char> obey, string? lockFile = null)
    {
        Files.CreateDirectories(path[..path.LastIndexOf('/')], 0x1ED);
        _ = Files.CreateFifoIfMissing(path);
        // Open for both: with no other writer it is then not always at its end.
        _fifo = Files.Open(path, OpenMode.ReadWrite | OpenMode.NonBlocking);
        if (lockFile is not null)
        {
            _lock = Files.Open(lockFile, OpenMode.Write | OpenMode.Create);
            // Somebody else's lock says the same to those who look.
            _ = FileLocks.Take(_lock.Number, exclusive: true, wait: false);
        }

        _poller = poller;
        _key = poller.Watch(_fifo.Number, Self, Readable.Instance);
        Receive<Readable>(_ =>
        {
            foreach (var letter in Read())
                obey(letter);
            _poller.Rearm(_key);
        });
    }

    /// <inheritdoc/>
    protected override void PostStop()
    {
        _poller.Forget(_key);
        _fifo.Dispose();
        _lock?.Dispose();
    }

    private string Read()
    {
        Span<byte> buffer = stackalloc byte[64];
        var count = Descriptors.Read(_fifo.Number, buffer);
        return count > 0 ? ByteString.FromBytes(buffer[..count]) : "";
    }

    private sealed class Readable
    {
        internal static Readable Instance { get; } = new();
    }
}
