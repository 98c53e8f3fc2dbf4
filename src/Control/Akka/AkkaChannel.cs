using Actors.Platform;
using Actors.Processes;
using Akka.Remote;

namespace Actors.Control.Remote;

/// <summary>The client's end: a system of its own, and a socket to its link, over which the client speaks as it does over TCP.</summary>
internal sealed class AkkaChannel : IControlChannel
{
    private readonly string _place;
    private readonly ActorPath _path;
    private readonly ActorSystem _system;
    private readonly DescriptorPoller _poller = new();
    private readonly Descriptor _connection;
    private readonly Descriptor _own;
    private SealedStream? _stream;

    /// <param name="path">The diagnostic actor's.</param>
    /// <param name="place">The same, as the user wrote it.</param>
    internal AkkaChannel(ActorPath path, string place)
    {
        (_path, _place) = (path, place);
        // Answers come over the connection that this end makes, so nobody has to reach this address; the name makes it the only one of its kind.
        _system = AkkaNode.Start("client-" + Convert.ToHexStringLower(RandomBytes.Get(8)), path.Address.Host.Contains(':') ? "::1" : "127.0.0.1", 0);
        (_own, _connection) = UnixSocket.Pair();
        Descriptors.SetNonBlocking(_connection.Number, false);
    }

    /// <inheritdoc/>
    public int Number => _connection.Number;

    /// <inheritdoc/>
    public bool HasReceived => _stream!.HasReceived;

    /// <summary>Reaches the server, and shows and is shown the key.</summary>
    internal void Open(TimeSpan patience, byte[] secret)
    {
        var opened = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        _system.ActorOf(Props.Create(() => new Caller(_path, _own, _poller, opened)));
        if (!opened.Task.Wait(patience))
            throw new PlatformException($"connect to {_place}", Errno.ETIMEDOUT);
        switch (opened.Task.Result)
        {
            case LinkActor.Opened: break;
            case LinkActor.Full: throw new ControlException(ControlErrors.TooManyConnections, $"{_place} has too many connections");
            default: throw new PlatformException($"connect to {_place}", Errno.ECONNREFUSED);
        }

        _stream = RemoteConnection.Exchange(_connection, secret);
    }

    /// <inheritdoc/>
    public int Read(Span<byte> buffer) => _stream!.Read(buffer);

    /// <inheritdoc/>
    public int Write(ReadOnlySpan<byte> data) => _stream!.Write(data);

    /// <inheritdoc/>
    public int Flush() => _stream!.Flush();

    /// <inheritdoc/>
    public void Dispose()
    {
        _connection.Dispose();
        _ = _system.Terminate().Wait(TimeSpan.FromSeconds(2));
        _own.Dispose();
        _poller.Dispose();
    }

    /// <summary>Asks for a link; then the link is its child.</summary>
    private sealed class Caller : ReceiveActor
    {
        public Caller(ActorPath server, Descriptor socket, DescriptorPoller poller, TaskCompletionSource<string> opened)
        {
            Receive<string>(word =>
            {
                var (peer, address) = (Sender, server.Address);
                if (word == LinkActor.Opened)
                    Context.ActorOf(Props.Create(() => new LinkActor(socket, peer, address, poller)));
                opened.TrySetResult(word);
            });
            Receive<AssociationErrorEvent>(_ => opened.TrySetResult("refused"));
            Context.System.EventStream.Subscribe(Self, typeof(AssociationErrorEvent));
            Context.ActorSelection(server).Tell(LinkActor.Open);
        }
    }
}
