using Actors.Boot;
using Actors.Platform;
using Actors.Processes;
using Actors.Services.Policies;

namespace Actors.Control;

/// <summary>Listens at the control socket; a child for each connection. Anybody may connect, and what each may do follows from who it is. It keeps the changes that were asked for.</summary>
public sealed partial class ControlActor : ReceiveActor, IWithTimers
{
    /// <summary>So many connections are taken in one go; then other actors have their turn.</summary>
    private const int MostAtOnce = 32;

    /// <summary>How long nobody is accepted where there is no descriptor left, or no memory: who waits still waits, so asking again at once would ask for ever.</summary>
    internal static TimeSpan PauseAfterFailure { get; } = TimeSpan.FromMilliseconds(200);

    private readonly Descriptor _listener;
    private readonly ControlHost _host;
    private readonly ulong _key;
    private readonly ConnectionLimits _limits = new();
    private readonly Reporter _report;
    private ControlRights _rights = new(ControlPolicy.Default);

    /// <param name="path">The socket.</param>
    /// <param name="poller">Waits for connections.</param>
    /// <param name="init">Answers for the tree.</param>
    /// <param name="report">Where changes are said.</param>
    public ControlActor(string path, DescriptorPoller poller, IActorRef init, Reporter report)
    {
        Files.CreateDirectories(path[..path.LastIndexOf('/')], 0x1ED);
        _listener = UnixSocket.Listen(path, 0x1B6, backlog: 512);
        _host = new ControlHost(poller, init, Self);
        _key = poller.Watch(_listener.Number, Self, Waiting.Instance);
        _report = report;
        var audit = new AuditLog(report);
        Receive<Waiting>(_ => Accept());
        Receive<InitProtocol.PoliciesRead>(read => Follow(read.Policies.Control));
        Receive<Terminated>(gone =>
        {
            if (gone.ActorRef.Equals(_remote))
                LeaveRemote();
            else if (gone.ActorRef.Equals(_akka))
                LeaveAkka();
            else
                _limits.Remove(gone.ActorRef);
        });
        Receive<AuditProtocol.Record>(record => audit.Add(record.Entry, record.IsQuiet));
        Receive<AuditProtocol.Get>(get => Sender.Tell(new AuditProtocol.Entries(audit.Newest(get.Limit))));
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
        var errno = 0;
        for (var taken = 0; taken < MostAtOnce && UnixSocket.IsPassing(errno) && errno != Errno.EAGAIN; taken++)
        {
            errno = UnixSocket.TryAccept(_listener, out var connection);
            if (errno == 0)
                Take(connection!);
        }

        if (UnixSocket.IsPassing(errno))
            _host.Poller.Rearm(_key);
        else
            Timers.StartSingleTimer(nameof(Waiting), Waiting.Instance, PauseAfterFailure);
    }

    private void Take(Descriptor connection)
    {
        ControlPeer peer;
        try
        {
            var (pid, user, _) = UnixSocket.PeerOf(connection);
            peer = new ControlPeer(_rights.LevelOf(user)) { Pid = pid, User = user };
        }
        catch (PlatformException)
        {
            connection.Dispose(); // it has gone already
            return;
        }

        if (_limits.Allows(peer))
        {
            var actor = Context.ActorOf(Props.Create(() => new ConnectionActor(new PlainChannel(connection), peer, _host)));
            _limits.Add(Context.Watch(actor), peer);
            return;
        }

        // A short line fits into the empty buffer of a socket; if not, it is lost, and the client sees that it was hung up on.
        _ = Descriptors.Write(connection.Number, ControlMessages.Error(null, ControlErrors.TooManyConnections, $"{peer} has too many connections"));
        connection.Dispose();
    }

    private sealed class Waiting
    {
        internal static Waiting Instance { get; } = new();
    }
}
