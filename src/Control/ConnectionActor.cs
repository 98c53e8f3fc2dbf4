using System.Text.Json;
using Actors.Platform;

namespace Actors.Control;

/// <summary>
/// One client: a line is a request, a JSON object; each is answered by one line, in order, and the next is only looked at once that has been taken. A client that sends
/// what is no request, or a line that does not end, is told so and hung up on. One that does not read its answers stops only itself; one that does not read the events that it has
/// subscribed to is hung up on.
/// </summary>
internal sealed partial class ConnectionActor : ReceiveActor
{
    private const int LongestRequest = 1 << 16;

    /// <summary>So many bytes of events may wait for a client to take them.</summary>
    private const int MostUnread = 1 << 18;

    private readonly IControlChannel _channel;
    private readonly ControlPeer _peer;
    private readonly ControlHost _host;
    private readonly ulong _key;
    private readonly Queue<ReadOnlyMemory<byte>> _unsent = [];
    private byte[] _buffer = new byte[512];
    private int _length;
    private int _unsentLength;
    private bool _hangUp;

    /// <param name="channel">The client's.</param>
    /// <param name="peer">The client.</param>
    /// <param name="host">Poller, tree and keeper of changes.</param>
    public ConnectionActor(IControlChannel channel, ControlPeer peer, ControlHost host)
    {
        _channel = channel;
        _peer = peer;
        _host = host;
        _key = host.Poller.Watch(channel.Number, Self, Ready.Instance);
        Receive<Ready>(_ =>
        {
            if (_isSending)
                Send();
            else
                OnReadable();
        });
        Receive<Next>(_ => ServeNext());
        ReceiveAnswers();
        ReceiveSubscriptions();
    }

    /// <inheritdoc/>
    protected override SupervisorStrategy SupervisorStrategy() => new OneForOneStrategy(-1, -1, _ => Directive.Stop);

    /// <inheritdoc/>
    protected override void PostStop()
    {
        _host.Poller.Forget(_key);
        _channel.Dispose();
    }

    private void OnReadable()
    {
        if (_length == _buffer.Length)
            Array.Resize(ref _buffer, _length * 2);
        var count = _channel.Read(_buffer.AsSpan(_length));
        if (count == -Errno.EAGAIN)
        {
            _host.Poller.Rearm(_key);
            return;
        }

        if (count <= 0)
        {
            Context.Stop(Self);
            return;
        }

        _length += count;
        ServeNext();
    }

    private void ServeNext()
    {
        if (_hangUp || _request is not null || _isSending)
            return;
        var end = _buffer.AsSpan(0, _length).IndexOf((byte)'\n');
        if (end < 0)
        {
            WantMore();
            return;
        }

        var line = _buffer.AsSpan(0, end).ToArray();
        _buffer.AsSpan(end + 1, _length - end - 1).CopyTo(_buffer);
        _length -= end + 1;
        if (_length == 0 && _buffer.Length > 4096)
            _buffer = new byte[512];
        try
        {
            Serve(ControlRequest.Parse(line));
        }
        catch (JsonException fault)
        {
            HangUp($"not a request: {fault.Message}");
        }
    }

    private void WantMore()
    {
        if (_length >= LongestRequest)
            HangUp("a request is longer than 64 KiB");
        else if (_channel.HasReceived)
            Self.Tell(Ready.Instance);
        else
            _host.Poller.Rearm(_key);
    }

    private void HangUp(string reason)
    {
        _hangUp = true;
        Enqueue(ControlMessages.Error(null, ControlErrors.InvalidRequest, reason));
    }

    private sealed class Ready
    {
        internal static Ready Instance { get; } = new();
    }

    private sealed class Next
    {
        internal static Next Instance { get; } = new();
    }
}
