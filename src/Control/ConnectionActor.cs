using System.Text.Json;
using Actors.Platform;
using Actors.Processes;

namespace Actors.Control;

/// <summary>
/// One client: a line is a request, a JSON object; each is answered by one line, in order, and the next is only looked at then. A client that sends what is no request,
/// or a line that does not end, is told so and hung up on; one that does not read its answers stops only itself.
/// </summary>
public sealed partial class ConnectionActor : ReceiveActor
{
    private const int LongestRequest = 1 << 16;

    private readonly Descriptor _connection;
    private readonly DescriptorPoller _poller;
    private readonly IActorRef _init;
    private readonly ControlLevel _level;
    private readonly ulong _key;
    private byte[] _buffer = new byte[512];
    private int _length;
    private bool _hangUp;
    private ReadOnlyMemory<byte> _unsent;

    /// <param name="connection">The client's.</param>
    /// <param name="poller">Waits for requests.</param>
    /// <param name="init">Answers for the tree.</param>
    /// <param name="level">What the client may do.</param>
    public ConnectionActor(Descriptor connection, DescriptorPoller poller, IActorRef init, ControlLevel level)
    {
        _connection = connection;
        _poller = poller;
        _init = init;
        _level = level;
        _key = poller.Watch(connection.Number, Self, Ready.Instance);
        Receive<Ready>(_ =>
        {
            if (_unsent.IsEmpty)
                OnReadable();
            else
                Send();
        });
        Receive<Next>(_ => ServeNext());
        ReceiveAnswers();
    }

    /// <inheritdoc/>
    protected override void PostStop()
    {
        _poller.Forget(_key);
        _connection.Dispose();
    }

    private void OnReadable()
    {
        if (_length == _buffer.Length)
            Array.Resize(ref _buffer, _length * 2);
        var count = Descriptors.Read(_connection.Number, _buffer.AsSpan(_length));
        if (count == -Errno.EAGAIN)
        {
            _poller.Rearm(_key);
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
        if (_hangUp || _request is not null)
            return;
        var end = _buffer.AsSpan(0, _length).IndexOf((byte)'\n');
        if (end < 0)
        {
            if (_length >= LongestRequest)
                HangUp("a request is longer than 64 KiB");
            else
                _poller.Rearm(_key);
            return;
        }

        var line = _buffer[..end];
        _buffer.AsSpan(end + 1, _length - end - 1).CopyTo(_buffer);
        _length -= end + 1;
        try
        {
            Serve(ControlRequest.Parse(line));
        }
        catch (JsonException fault)
        {
            HangUp($"not a request: {fault.Message}");
        }
    }

    private void HangUp(string reason)
    {
        _hangUp = true;
        _request = null;
        _unsent = ControlMessages.Error(null, ControlErrors.InvalidRequest, reason);
        Send();
    }

    /// <summary>Writes what the socket takes; the rest when it takes more. Until then nothing is read: a client that does not read its answers stops only itself.</summary>
    private void Send()
    {
        while (!_unsent.IsEmpty)
        {
            var count = Descriptors.Write(_connection.Number, _unsent.Span);
            if (count == -Errno.EAGAIN)
            {
                _poller.Rearm(_key, forWriting: true);
                return;
            }

            if (count < 0)
            {
                Context.Stop(Self);
                return;
            }

            _unsent = _unsent[count..];
        }

        if (_hangUp)
            Context.Stop(Self);
        else
            Self.Tell(Next.Instance); // a message for each request: who sends many does not hold up other actors
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
