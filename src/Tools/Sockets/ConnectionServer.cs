using Actors.Execline;
using Actors.Platform;

namespace Actors.Tools.Sockets;

/// <summary>Accepts connections on standard input and runs a program for each, with limits; the work of s6-ipcserverd.</summary>
internal sealed class ConnectionServer(ChainContext context, ArraySegment<string> command)
{
    private readonly Dictionary<int, uint> _users = [];
    private bool _running = true;

    /// <summary>Whether the peers' ids are asked for, limited by, and told to the program.</summary>
    public required bool LookUp { get; init; }

    /// <summary>The most connections.</summary>
    public required int Most { get; init; }

    /// <summary>The most connections of one user.</summary>
    public required int MostOfUser { get; init; }

    /// <summary>0: silent; 1: failures; 2: everything.</summary>
    public required uint Verbosity { get; init; }

    /// <summary>Serves until a signal ends it.</summary>
    public void Run(SignalDescriptor signals)
    {
        Inform("starting");
        InformOfStatus();
        Span<Signal> received = stackalloc Signal[16];
        while (_running)
        {
            var ready = _users.Count < Most ? Descriptors.PollAny(-1, signals.Number, 0) : Descriptors.PollAny(-1, signals.Number);
            if (ready == 1)
            {
                Accept();
                continue;
            }

            foreach (var signal in received[..signals.Read(received)])
                Handle(signal);
        }

        Inform("exiting");
    }

    private void Handle(Signal signal)
    {
        switch (signal)
        {
            case Signal.Chld:
                Collect();
                break;
            case Signal.Term:
                Inform("received SIGTERM, quitting");
                _running = false;
                break;
            case Signal.Hup:
                Inform("received SIGHUP, sending SIGTERM+SIGCONT to all connections");
                SendToAll(Signal.Term, Signal.Cont);
                break;
            case Signal.Quit:
                Inform("received SIGQUIT, sending SIGTERM+SIGCONT to all connections and quitting");
                SendToAll(Signal.Term, Signal.Cont);
                _running = false;
                break;
            default:
                Inform("received SIGABRT, sending SIGKILL to all connections and quitting");
                SendToAll(Signal.Kill);
                _running = false;
                break;
        }
    }

    private void Accept()
    {
        var errno = UnixSocket.TryAccept(0, nonBlocking: false, out var connection, out var peerPath);
        if (errno != 0)
        {
            if (Verbosity > 0 && errno != Errno.EAGAIN)
                context.WarnUnable("accept", errno);
            return;
        }

        using (connection)
            Serve(connection!, peerPath);
    }

    private void Serve(Descriptor connection, string peerPath)
    {
        var (_, user, group) = LookUp ? UnixSocket.PeerOf(connection) : default;
        var count = 0;
        foreach (var other in _users.Values)
            count += other == user ? 1 : 0;
        if (count >= MostOfUser)
        {
            context.Inform($"deny {Peer(user, group)} count {(LookUp ? $"{count}" : "?")}/{MostOfUser}");
            return;
        }

        var environment = context.Environment.Clone();
        environment["PROTO"] = "IPC";
        environment["IPCREMOTEEUID"] = LookUp ? $"{user}" : null;
        environment["IPCREMOTEEGID"] = LookUp ? $"{group}" : null;
        environment["IPCCONNNUM"] = LookUp ? $"{count}" : "";
        environment["IPCREMOTEPATH"] = peerPath;
        var errno = ToolChildren.Start(context, command, environment, out var pid, (0, connection.Number), (1, connection.Number));
        if (errno != 0)
        {
            if (Verbosity > 0)
                context.WarnUnable($"spawn {command[0]}", errno);
            return;
        }

        _users.Add(pid, user);
        Inform($"allow {Peer(user, group)} pid {pid} count {(LookUp ? $"{count + 1}" : "?")}/{MostOfUser}");
        InformOfStatus();
    }

    private void Collect()
    {
        while (Children.TryReap(out var pid, out var status))
        {
            if (!_users.Remove(pid, out var user))
                continue;
            var end = status.IsSignaled ? $"signal {(int)status.Signal}" : $"exitcode {status.Code}";
            Inform($"end pid {pid} uid {(LookUp ? $"{user}" : "?")} {end}");
            InformOfStatus();
        }
    }

    private void SendToAll(params ReadOnlySpan<Signal> signals)
    {
        foreach (var pid in _users.Keys)
        {
            foreach (var signal in signals)
                _ = Signals.Send(pid, signal);
        }
    }

    private string Peer(uint user, uint group) => LookUp ? $"{user}:{group}" : "?:?";

    private void InformOfStatus() => Inform($"status: {_users.Count}/{Most}");

    private void Inform(string text)
    {
        if (Verbosity >= 2)
            context.Inform(text);
    }
}
