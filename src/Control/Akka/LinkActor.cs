using Actors.Platform;
using Actors.Processes;
using Akka.Remote;

namespace Actors.Control.Remote;

/// <summary>
/// Hands bytes on between a socket of this process and its like in another system. A piece is told, and the next one is read once the other end has said that it has written it: so as little waits
/// anywhere as with a connection of TCP. It ends with either of the two. The server's is there first; the client's knows it and tells it so.
/// </summary>
internal sealed class LinkActor : ReceiveActor, IWithTimers
{
    /// <summary>What a client asks <see cref="DiagnosticActor"/> for.</summary>
    internal const string Open = "open";

    /// <summary>The answer, of the link; and what the client's link answers that.</summary>
    internal const string Opened = "opened";

    /// <summary>The answer where there are too many.</summary>
    internal const string Full = "full";

    private const string More = "more";
    private const string End = "end";

    /// <summary>Bytes of a piece: well within akka.remote.dot-netty.tcp.maximum-frame-size.</summary>
    private const int Piece = 32 * 1024;

    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(10);

    private readonly Descriptor _socket;
    private readonly Descriptor _writing;
    private readonly DescriptorPoller _poller;
    private readonly Address _address;
    private readonly ulong _readable;
    private readonly ulong _writable;
    private readonly byte[] _buffer = new byte[Piece];
    private IActorRef? _peer;
    private bool _isTold;
    private ReadOnlyMemory<byte> _unwritten;

    /// <param name="socket">The socket, which does not block. Disposed of with this.</param>
    /// <param name="peer">Its like at the other end; null: it will say <see cref="Opened"/>.</param>
    /// <param name="address">The other end's system.</param>
    /// <param name="poller">Waits for the socket.</param>
    public LinkActor(Descriptor socket, IActorRef? peer, Address address, DescriptorPoller poller)
    {
        (_socket, _peer, _address, _poller) = (socket, peer, address, poller);
        _writing = socket.Duplicate();
        _readable = poller.Watch(_socket.Number, Self, Readable.Instance);
        _writable = poller.Watch(_writing.Number, Self, Writable.Instance);
        Receive<Readable>(_ => Read());
        Receive<Writable>(_ => Write());
        Receive<byte[]>(OnPiece);
        Receive<string>(OnWord);
        Receive<DisassociatedEvent>(gone => OnGone(gone.RemoteAddress));
        Receive<AssociationErrorEvent>(gone => OnGone(gone.RemoteAddress));
        Receive<TimeUp>(_ => Context.Stop(Self));
    }

    /// <inheritdoc/>
    public ITimerScheduler Timers { get; set; } = null!;

    /// <inheritdoc/>
    protected override void PreStart()
    {
        if (_peer is null)
            Timers.StartSingleTimer(nameof(TimeUp), TimeUp.Instance, s_patience);
        _peer?.Tell(Opened);
        Context.System.EventStream.Subscribe(Self, typeof(DisassociatedEvent));
        Context.System.EventStream.Subscribe(Self, typeof(AssociationErrorEvent));
    }

    /// <inheritdoc/>
    protected override void PostStop()
    {
        _peer?.Tell(End);
        _poller.Forget(_readable);
        _poller.Forget(_writable);
        _socket.Dispose();
        _writing.Dispose();
    }

    private void Read()
    {
        if (_isTold || _peer is null)
            return;
        var count = Descriptors.Read(_socket.Number, _buffer);
        if (count == -Errno.EAGAIN)
        {
            _poller.Rearm(_readable);
        }
        else if (count <= 0)
        {
            Context.Stop(Self);
        }
        else
        {
            _isTold = true;
            _peer.Tell(_buffer[..count]);
        }
    }

    /// <summary>The other end keeps to its turn; one that does not is none of ours.</summary>
    private void OnPiece(byte[] piece)
    {
        if (!Sender.Equals(_peer) || !_unwritten.IsEmpty || piece.Length is 0 or > Piece)
        {
            Context.Stop(Self);
            return;
        }

        _unwritten = piece;
        Write();
    }

    private void Write()
    {
        if (_unwritten.IsEmpty)
            return;
        var count = Descriptors.Write(_writing.Number, _unwritten.Span);
        if (count is < 0 and not -Errno.EAGAIN)
        {
            Context.Stop(Self);
            return;
        }

        _unwritten = _unwritten[Math.Max(0, count)..];
        if (_unwritten.IsEmpty)
            _peer!.Tell(More);
        else
            _poller.Rearm(_writable, forWriting: true);
    }

    private void OnWord(string word)
    {
        if (_peer is null && word == Opened && Sender.Path.Address.Equals(_address))
        {
            _peer = Sender;
            Timers.Cancel(nameof(TimeUp));
            Read();
        }

        if (!Sender.Equals(_peer))
            return;
        if (word == More)
        {
            _isTold = false;
            Read();
        }
        else if (word == End)
        {
            Context.Stop(Self);
        }
    }

    private void OnGone(Address address)
    {
        if (address.Equals(_address))
            Context.Stop(Self);
    }

    private sealed class TimeUp
    {
        internal static TimeUp Instance { get; } = new();
    }

    private sealed class Readable
    {
        internal static Readable Instance { get; } = new();
    }

    private sealed class Writable
    {
        internal static Writable Instance { get; } = new();
    }
}
