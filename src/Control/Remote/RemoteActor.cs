using Actors.Platform;

namespace Actors.Control.Remote;

/// <summary>Listens for clients on other machines: a child for each, which must show that it has the shared key before it is asked anything.</summary>
internal sealed class RemoteActor : ReceiveActor, IWithTimers
{
    private const int MostConnections = 32;

    private readonly Descriptor _listener;
    private readonly ControlHost _host;
    private byte[] _secret;
    private ControlLevel _level;
    private readonly ulong _key;
    private int _connections;

    /// <param name="listener">Where they connect. Disposed of with this.</param>
    /// <param name="secret">The shared key.</param>
    /// <param name="level">What they may do.</param>
    /// <param name="host">What their connections need.</param>
    public RemoteActor(Descriptor listener, byte[] secret, ControlLevel level, ControlHost host)
    {
        _listener = listener;
        _host = host;
        _secret = secret;
        _level = level;
        _key = host.Poller.Watch(listener.Number, Self, Waiting.Instance);
        Receive<Waiting>(_ => Accept());
        Receive<Terminated>(_ => _connections--);
        Receive<Adapt>(adapt =>
        {
            (_secret, _level) = (adapt.Secret, adapt.Level);
            foreach (var connection in Context.GetChildren())
                Context.Stop(connection);
        });
    }

    /// <inheritdoc/>
    public ITimerScheduler Timers { get; set; } = null!;

    /// <inheritdoc/>
    protected override SupervisorStrategy SupervisorStrategy() => new OneForOneStrategy(-1, -1, _ => Directive.Stop);

    /// <inheritdoc/>
    protected override void PostStop()
    {
        _host.Poller.Forget(_key);
        _listener.Dispose();
    }

    private void Accept()
    {
        var errno = InternetAddress.TryAccept(_listener, out var connection, out var address);
        if (errno == 0)
        {
            if (_connections < MostConnections)
            {
                _connections++;
                var peer = new ControlPeer(_level) { Address = address };
                var secret = _secret;
                Context.Watch(Context.ActorOf(Props.Create(() => new HandshakeActor(connection!, secret, peer, _host))));
            }
            else
            {
                connection!.Dispose();
            }
        }

        if (UnixSocket.IsPassing(errno))
            _host.Poller.Rearm(_key);
        else
            Timers.StartSingleTimer(nameof(Waiting), Waiting.Instance, ControlActor.PauseAfterFailure);
    }

    /// <summary>Another key, or another level. Who is connected is hung up on.</summary>
    /// <param name="Secret">The shared key.</param>
    /// <param name="Level">What clients may do.</param>
    internal sealed record Adapt(byte[] Secret, ControlLevel Level);

    private sealed class Waiting
    {
        internal static Waiting Instance { get; } = new();
    }
}
