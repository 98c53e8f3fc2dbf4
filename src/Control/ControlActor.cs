using Actors.Platform;
using Actors.Processes;

namespace Actors.Control;

/// <summary>Listens at the control socket; a child for each connection. Anybody may connect, and what each may do follows from who it is.</summary>
public sealed class ControlActor : ReceiveActor
{
    private const int MostConnections = 256;
    private readonly Descriptor _listener;
    private readonly DescriptorPoller _poller;
    private readonly ulong _key;
    private int _connections;

    /// <param name="path">The socket.</param>
    /// <param name="poller">Waits for connections.</param>
    /// <param name="init">Answers for the tree.</param>
    public ControlActor(string path, DescriptorPoller poller, IActorRef init)
    {
        Files.CreateDirectories(path[..path.LastIndexOf('/')], 0x1ED);
        _listener = UnixSocket.Listen(path, 0x1B6);
        _poller = poller;
        _key = poller.Watch(_listener.Number, Self, Waiting.Instance);
        Receive<Waiting>(_ => Accept(init));
        Receive<Terminated>(_ =>
        {
            // Room again for those that wait in the kernel's backlog.
            if (_connections-- == MostConnections)
                _poller.Rearm(_key);
        });
    }

    /// <inheritdoc/>
    protected override SupervisorStrategy SupervisorStrategy() => new OneForOneStrategy(-1, -1, _ => Directive.Stop);

    /// <inheritdoc/>
    protected override void PostStop()
    {
        _poller.Forget(_key);
        _listener.Dispose();
    }

    private void Accept(IActorRef init)
    {
        while (_connections < MostConnections)
        {
            if (UnixSocket.TryAccept(_listener, out var connection) != 0)
            {
                _poller.Rearm(_key);
                return;
            }

            _connections++;
            var peer = UnixSocket.PeerOf(connection!);
            var level = peer.User == 0 || peer.User == Identity.User ? ControlLevel.All : ControlLevel.Read;
            Context.Watch(Context.ActorOf(Props.Create(() => new ConnectionActor(connection!, _poller, init, level))));
        }
    }

    private sealed class Waiting
    {
        internal static Waiting Instance { get; } = new();
    }
}
