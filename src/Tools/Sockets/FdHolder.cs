using Actors.Execline;
using Actors.Platform;

namespace Actors.Tools.Sockets;

/// <summary>Accepts clients, and closes descriptors whose time is over; the work of s6-fdholderd. Each client has a thread, <see cref="FdHolderSession"/>.</summary>
internal sealed class FdHolder(ChainContext context, AccessRules rules, int mostClients, int mostDescriptors, uint answering)
{
    private readonly FdStore _store = new(mostDescriptors);
    private readonly Lock _lock = new();
    private readonly HashSet<FdHolderSession> _sessions = [];

    /// <summary>0: silent; else failures are reported.</summary>
    public required uint Verbosity { get; init; }

    /// <summary>Serves until SIGTERM, and then until the clients have their answers.</summary>
    /// <param name="signals">SIGTERM; SIGHUP, which loads the rules anew.</param>
    /// <param name="lameDuck">How long the last answers may take, milliseconds; 0: without limit.</param>
    /// <param name="reload">Loads the rules.</param>
    /// <returns>The exit code: 1 if descriptors were still held, and 2 more if clients were still there.</returns>
    public int Run(SignalDescriptor signals, uint lameDuck, Func<AccessRules> reload)
    {
        Span<Signal> received = stackalloc Signal[4];
        for (var running = true; running;)
        {
            var ready = Descriptors.PollAny(_store.MillisecondsToNextLimit(), signals.Number, 0);
            _store.CloseExpired();
            if (ready == 1)
                Accept();
            if (ready != 0)
                continue;
            foreach (var signal in received[..signals.Read(received)])
            {
                if (signal == Signal.Hup)
                    Reload(reload);
                else
                    running = false;
            }
        }

        var deadline = Deadline.In(lameDuck);
        while (IsAnswering() && deadline.Milliseconds != 0)
            Thread.Sleep(1);
        lock (_lock)
            return (_store.IsEmpty ? 0 : 1) | (_sessions.Count == 0 ? 0 : 2);
    }

    private void Reload(Func<AccessRules> reload)
    {
        try
        {
            rules = reload();
        }
        catch (PlatformException)
        {
            // The old ones go on, as the manual says.
        }
    }

    private bool IsAnswering()
    {
        lock (_lock)
            return _sessions.Any(session => session.IsAnswering);
    }

    private void Accept()
    {
        var errno = UnixSocket.TryAccept(0, nonBlocking: false, out var connection, out _);
        if (errno == Errno.EAGAIN)
            return;
        if (errno != 0)
            throw context.Failed("accept", errno);
        var session = Admit(connection!);
        lock (_lock)
        {
            if (session is null || _sessions.Count >= mostClients)
            {
                connection!.Dispose();
                return;
            }

            _sessions.Add(session);
        }

        new Thread(() =>
        {
            session.Run();
            lock (_lock)
                _sessions.Remove(session);
        }) { IsBackground = true }.Start();
    }

    private FdHolderSession? Admit(Descriptor connection)
    {
        try
        {
            var (_, user, group) = UnixSocket.PeerOf(connection);
            var answer = rules.Find(user, group);
            if (answer.Decision != AccessDecision.Allow)
                return null;
            if (answer.Program.Length > 0 && Verbosity > 0)
                context.Warn($"unused exec string in rules for uid {user} gid {group}");
            var rights = FdHolderRights.Of(answer.Environment, out var complaint);
            if (rights is null && Verbosity > 0)
                context.Warn(complaint);
            return rights is null ? null : new(_store, connection, rights, answering);
        }
        catch (PlatformException exception)
        {
            if (Verbosity > 0)
                context.Warn($"error while checking rules: {exception.Reason}");
            return null;
        }
    }
}
