using Actors.Platform;

namespace Actors.Control.Remote;

/// <summary>
/// The server's side of the exchange that shows both ends that the other has the shared key; then a connection like every other is its child. Who does not show it in time is hung up on, without a word.
/// </summary>
internal sealed class HandshakeActor : ReceiveActor, IWithTimers
{
    private const int ReplySize = RemoteKeys.NonceSize + Sha256.Size;

    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(10);

    private readonly Descriptor _connection;
    private readonly byte[] _secret;
    private readonly ControlPeer _peer;
    private readonly ControlHost _host;
    private readonly byte[] _nonce = RandomBytes.Get(RemoteKeys.NonceSize);
    private readonly byte[] _reply = new byte[ReplySize];
    private readonly ulong _key;
    private int _length;
    private bool _isHandedOn;

    /// <param name="connection">The client's.</param>
    /// <param name="secret">The shared key.</param>
    /// <param name="peer">The client, and what it may do once it has shown the key.</param>
    /// <param name="host">What a connection needs.</param>
    public HandshakeActor(Descriptor connection, byte[] secret, ControlPeer peer, ControlHost host)
    {
        _connection = connection;
        _secret = secret;
        _peer = peer;
        _host = host;
        _key = host.Poller.Watch(connection.Number, Self, Ready.Instance);
        Receive<Ready>(_ => Read());
        Receive<TimeUp>(_ => Context.Stop(Self));
        Receive<Terminated>(_ => Context.Stop(Self));
    }

    /// <inheritdoc/>
    public ITimerScheduler Timers { get; set; } = null!;

    /// <inheritdoc/>
    protected override SupervisorStrategy SupervisorStrategy() => new OneForOneStrategy(-1, -1, _ => Directive.Stop);

    /// <inheritdoc/>
    protected override void PreStart()
    {
        // For all of it: a timeout between messages would begin again with each byte.
        Timers.StartSingleTimer(nameof(TimeUp), TimeUp.Instance, s_patience);
        Send([.. RemoteKeys.Greeting, .. _nonce]);
    }

    /// <inheritdoc/>
    protected override void PostStop()
    {
        if (_isHandedOn)
            return;
        _host.Poller.Forget(_key);
        _connection.Dispose();
    }

    private void Read()
    {
        if (_isHandedOn)
            return;
        var count = Descriptors.Read(_connection.Number, _reply.AsSpan(_length));
        if (count is 0 or (< 0 and not -Errno.EAGAIN))
        {
            Context.Stop(Self);
            return;
        }

        _length += Math.Max(count, 0);
        if (_length < ReplySize)
            _host.Poller.Rearm(_key);
        else
            Check();
    }

    private void Check()
    {
        var keys = new RemoteKeys(_secret, _nonce, _reply[..RemoteKeys.NonceSize]);
        if (!Hmac.Matches(keys.ClientProof, _reply.AsSpan(RemoteKeys.NonceSize)) || !Send(keys.ServerProof))
        {
            Context.Stop(Self);
            return;
        }

        Timers.Cancel(nameof(TimeUp));
        _host.Poller.Forget(_key);
        _isHandedOn = true;
        var channel = new SealedStream(_connection, receiveKey: keys.ToServer, sendKey: keys.ToClient);
        Context.Watch(Context.ActorOf(Props.Create(() => new ConnectionActor(channel, _peer, _host))));
    }

    /// <summary>So few bytes fit into the empty buffer of a connection; if not, there is nobody worth waiting for.</summary>
    private bool Send(byte[] data)
    {
        if (Descriptors.Write(_connection.Number, data) == data.Length)
            return true;
        Context.Stop(Self);
        return false;
    }

    private sealed class TimeUp
    {
        internal static TimeUp Instance { get; } = new();
    }

    private sealed class Ready
    {
        internal static Ready Instance { get; } = new();
    }
}
