using Actors.Platform;
using Actors.Processes;
using Actors.Services.Policies;
using static Actors.Policies.ProbeProtocol;

namespace Actors.Policies;

/// <summary>
/// Finds out again and again whether a service works, one probe at a time, and tells its parent how each ended. Nothing in it blocks: connections are
/// polled, commands are processes, and what takes too long counts as bad. It ends with its parent's interest.
/// </summary>
internal sealed class ProbeActor : ReceiveActor, IWithTimers
{
    private readonly ProcessHost _host;
    private readonly ProbePolicy _probe;
    private readonly SpawnRequest? _command;
    private readonly TimeSpan _first;
    private readonly byte[] _answer = new byte[16];
    private IActorRef? _process;
    private ExitStatus? _ended;
    private int _spawnError;
    private Descriptor? _connection;
    private ulong _key;
    private int _number;
    private bool _asked;
    private int _answered;

    /// <param name="host">Reaper and poller.</param>
    /// <param name="probe">What it does.</param>
    /// <param name="command">With a command: how that is started.</param>
    /// <param name="first">The time until the first probe.</param>
    public ProbeActor(ProcessHost host, ProbePolicy probe, SpawnRequest? command, TimeSpan first)
    {
        _host = host;
        _probe = probe;
        _command = command;
        _first = first;
        Receive<Due>(_ => Begin());
        Receive<TimeUp>(_ => OnTimeUp());
        Receive<Polled>(polled => OnPolled(polled.Number));
        Receive<ProcessProtocol.ProcessStarted>(_ => { });
        Receive<ProcessProtocol.ProcessNotStarted>(failed => _spawnError = failed.Errno);
        Receive<Terminated>(gone => OnProcessGone(gone.ActorRef));
    }

    /// <inheritdoc/>
    public ITimerScheduler Timers { get; set; } = null!;

    /// <inheritdoc/>
    protected override SupervisorStrategy SupervisorStrategy() => new OneForOneStrategy(-1, -1, failure =>
    {
        if (failure is not ProcessEndedException ended)
            return Directive.Escalate;
        if (Sender.Equals(_process))
            _ended = ended.Status;
        return Directive.Stop;
    }, loggingEnabled: false);

    /// <inheritdoc/>
    protected override void PreStart() => Timers.StartSingleTimer(nameof(Due), Due.Instance, _first);

    /// <inheritdoc/>
    protected override void PostStop() => CloseConnection();

    private void Begin()
    {
        Timers.StartSingleTimer(nameof(TimeUp), TimeUp.Instance, _probe.Timeout);
        switch (_probe.Kind)
        {
            case ProbeKind.File: End(Files.Exists(_probe.Path) ? null : $"{_probe.Path} is not there"); break;
            case ProbeKind.Exec: BeginCommand(); break;
            default: BeginConnection(); break;
        }
    }

    private void BeginCommand()
    {
        _ended = null;
        _spawnError = 0;
        _process = Context.Watch(Context.ActorOf(ProcessActor.CreateProps(_host, _command!, isKilledAtStop: true)));
    }

    private void OnProcessGone(IActorRef process)
    {
        if (!process.Equals(_process))
            return; // timed out, and ended since
        _process = null;
        End(_ended switch
        {
            { IsSuccess: true } => null,
            { } status => $"{_probe.Command[0]} {status}",
            null => $"unable to exec {_probe.Command[0]}: {Errno.Describe(_spawnError)}",
        });
    }

    private void BeginConnection()
    {
        _ = InternetAddress.TryParse(_probe.Address, _probe.Port, out var address);
        var errno = InternetSocket.TryConnect(address, out _connection);
        if (errno != 0)
        {
            End($"unable to connect to {_probe.Address}:{_probe.Port}: {Errno.Describe(errno)}");
            return;
        }

        _asked = false;
        _answered = 0;
        _key = _host.Poller.Watch(_connection!.Number, Self, new Polled(++_number));
        _host.Poller.Rearm(_key, forWriting: true);
    }

    private void OnPolled(int number)
    {
        if (number != _number || _connection is null)
            return; // of an earlier one
        if (_asked)
        {
            ReadAnswer();
            return;
        }

        if (!Descriptors.Poll(_connection.Number, forWriting: true, 0))
        {
            _host.Poller.Rearm(_key, forWriting: true);
            return;
        }

        var errno = InternetSocket.ErrorOf(_connection.Number);
        if (errno != 0)
            End($"unable to connect to {_probe.Address}:{_probe.Port}: {Errno.Describe(errno)}");
        else if (_probe.Kind == ProbeKind.Tcp)
            End(null);
        else
            Ask();
    }

    private void Ask()
    {
        var host = _probe.Address.Contains(':') ? $"[{_probe.Address}]" : _probe.Address;
        var written = Descriptors.Write(
            _connection!.Number,
            ByteString.ToBytes($"GET {_probe.Path} HTTP/1.0\r\nHost: {host}:{_probe.Port}\r\nUser-Agent: actors\r\nConnection: close\r\n\r\n"));
        if (written < 0)
        {
            End($"unable to ask {_probe.Address}:{_probe.Port}: {Errno.Describe(-written)}");
            return;
        }

        _asked = true;
        _host.Poller.Rearm(_key);
    }

    /// <summary><c>HTTP/1.1 200</c> is enough of it.</summary>
    private void ReadAnswer()
    {
        const int Needed = 12;
        var count = Descriptors.Read(_connection!.Number, _answer.AsSpan(_answered, Needed - _answered));
        if (count > 0)
            _answered += count;
        if (_answered == Needed)
        {
            var text = ByteString.FromBytes(_answer.AsSpan(0, Needed));
            var isGood = text.StartsWith("HTTP/", StringComparison.Ordinal) && text[9] is '2' or '3' && char.IsAsciiDigit(text[10]) && char.IsAsciiDigit(text[11]);
            End(isGood ? null : text.StartsWith("HTTP/", StringComparison.Ordinal) ? $"status {text[9..]}" : "the answer is not HTTP");
        }
        else if (count > 0 || count == -Errno.EAGAIN)
        {
            _host.Poller.Rearm(_key);
        }
        else
        {
            End(count == 0 ? "the connection ended before the answer" : $"unable to read the answer: {Errno.Describe(-count)}");
        }
    }

    private void OnTimeUp()
    {
        // Its command is killed with it, even one that nothing is known of yet.
        if (_process is not null)
            Context.Stop(_process);
        _process = null;
        End($"no answer within {_probe.Timeout.TotalSeconds:0.###} s");
    }

    private void End(string? failure)
    {
        CloseConnection();
        Timers.Cancel(nameof(TimeUp));
        Timers.StartSingleTimer(nameof(Due), Due.Instance, _probe.Interval);
        Context.Parent.Tell(new Probed(failure));
    }

    private void CloseConnection()
    {
        if (_connection is null)
            return;
        _host.Poller.Forget(_key);
        _connection.Dispose();
        _connection = null;
    }
}
