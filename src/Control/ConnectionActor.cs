using System.Text.Json;
using Actors.Boot;
using Actors.Platform;
using Actors.Processes;
using Actors.Readiness;
using Actors.Services;

namespace Actors.Control;

/// <summary>
/// One client: a line is a request, a JSON object; each is answered by one line, in order, and the next is only read then. A client that sends what is no request,
/// or a line that does not end, is told so and hung up on; so is one that does not read its answers.
/// </summary>
public sealed class ConnectionActor : ReceiveActor
{
    private const int LongestRequest = 1 << 20;

    private readonly Descriptor _connection;
    private readonly DescriptorPoller _poller;
    private readonly IActorRef _init;
    private readonly bool _mayChange;
    private readonly ulong _key;
    private byte[] _buffer = new byte[1024];
    private int _length;
    private bool _answering;
    private bool _hangUp;
    private ReadOnlyMemory<byte> _unsent;

    /// <param name="connection">The client's.</param>
    /// <param name="poller">Waits for requests.</param>
    /// <param name="init">Answers for the tree.</param>
    /// <param name="mayChange">Whether it may do more than look.</param>
    public ConnectionActor(Descriptor connection, DescriptorPoller poller, IActorRef init, bool mayChange)
    {
        _connection = connection;
        _poller = poller;
        _init = init;
        _mayChange = mayChange;
        _key = poller.Watch(connection.Number, Self, Ready.Instance);
        Receive<Ready>(_ =>
        {
            if (_unsent.IsEmpty)
                OnReadable();
            else
                Send();
        });
        Receive<ReadinessProtocol.States>(states => Answer(ControlMessages.Database(states)));
        Receive<ReadinessProtocol.Changed>(changed => Answer(ControlMessages.Changed(changed)));
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
        var end = _buffer.AsSpan(0, _length).IndexOf((byte)'\n');
        if (end < 0)
        {
            if (_length >= LongestRequest)
                HangUp("a request is longer than 1 MiB");
            else
                _poller.Rearm(_key);
            return;
        }

        var line = _buffer[..end];
        _buffer.AsSpan(end + 1, _length - end - 1).CopyTo(_buffer);
        _length -= end + 1;
        _answering = true;
        try
        {
            Serve(ControlRequest.Parse(line));
        }
        catch (JsonException fault)
        {
            HangUp($"not a request: {fault.Message}");
        }
    }

    private void Serve(ControlRequest request)
    {
        if (request.IsChange && !_mayChange)
        {
            Answer(ControlMessages.Error("not permitted: only root and the container's user may change something"));
            return;
        }

        switch (request.Verb)
        {
            case "database":
                _init.Tell(ReadinessProtocol.GetStates.Instance);
                break;
            case "change":
                _init.Tell(new ReadinessProtocol.Change(request.Names, request.Up)
                {
                    AddAllUp = request.AddAllUp,
                    Prune = request.Prune,
                    IncludeEssential = request.IncludeEssential,
                    Block = request.Block,
                    Timeout = request.Milliseconds > 0 ? TimeSpan.FromMilliseconds(request.Milliseconds) : null,
                });
                break;
            case "reload":
                _init.Tell(new ReadinessProtocol.ReloadServices(request.Names));
                break;
            case "update":
                Update(request);
                break;
            case "shutdown":
                _init.Tell(new InitProtocol.Shutdown());
                Answer(ControlMessages.Changed(new ReadinessProtocol.Changed(0)));
                break;
            default:
                Answer(ControlMessages.Error($"unknown verb {request.Verb}"));
                break;
        }
    }

    /// <summary>Read the sources again (those named, or those of the boot), and take over what they declare now.</summary>
    private void Update(ControlRequest request)
    {
        try
        {
            _init.Tell(new InitProtocol.UpdateServices(request.Names)
            {
                Conversions = [.. request.Conversions.Select(Conversion.Parse).OfType<Conversion>()],
                RestartChanged = request.RestartChanged,
                IncludeEssential = request.IncludeEssential,
                DryRun = request.DryRun,
                Timeout = request.Milliseconds > 0 ? TimeSpan.FromMilliseconds(request.Milliseconds) : null,
                Block = request.Block,
            });
        }
        catch (FormatException fault)
        {
            Answer(ControlMessages.Changed(new ReadinessProtocol.Changed(100, fault.Message)));
        }
    }

    private void Answer(byte[] line)
    {
        if (!_answering)
            return;
        _answering = false;
        _unsent = line;
        Send();
    }

    private void HangUp(string reason)
    {
        _hangUp = true;
        _unsent = ControlMessages.Error(reason);
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
            ServeNext();
    }

    private sealed class Ready
    {
        internal static Ready Instance { get; } = new();
    }
}
