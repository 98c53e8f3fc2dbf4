using Actors.Platform;
using static Actors.Processes.ReaperProtocol;

namespace Actors.Processes;

/// <summary>
/// Owns SIGCHLD: the only caller of waitpid. Every ended child is collected, and who watches it is told; what nobody
/// watches is an orphan that pid 1 inherited, and only counted. No status is lost: a child may die before its spawner has
/// said <see cref="Watch"/>, so while a spawn is under way (<see cref="SpawnLedger"/>) unknown statuses are kept.
/// </summary>
public sealed class ReaperActor : ReceiveActor
{
    /// <summary>Of a process that was inherited, ended, and was watched only after its status was kept no longer.</summary>
    private static readonly ExitStatus s_unknown = new(111, Signal.None);

    private readonly SpawnLedger _ledger;
    private readonly Dictionary<int, IActorRef> _watched = [];
    private readonly Dictionary<int, ExitStatus> _unclaimed = [];
    private readonly HashSet<IActorRef> _waitingForTheLast = [];
    private long _reaped;
    private long _orphans;

    /// <param name="ledger">The ledger in which every spawn is entered.</param>
    public ReaperActor(SpawnLedger ledger)
    {
        _ledger = ledger;
        Receive<ChildrenEnded>(_ => Reap());
        Receive<Watch>(watch => OnWatch(watch.Pid));
        Receive<SendSignal>(send =>
        {
            if (_watched.ContainsKey(send.Pid))
                _ = Signals.Send(send.ToGroup ? -send.Pid : send.Pid, send.Signal);
        });
        Receive<SpawnFailed>(_ => Settle());
        Receive<NotifyWhenChildless>(_ =>
        {
            _waitingForTheLast.Add(Sender);
            Reap();
        });
        Receive<GetStatistics>(_ => Sender.Tell(new Statistics(_watched.Count, _reaped, _orphans)));
    }

    private void OnWatch(int pid)
    {
        if (_unclaimed.Remove(pid, out var status))
            Report(Sender, pid, status);
        else if (Children.Has(pid))
            _watched[pid] = Sender;
        else
            Report(Sender, pid, s_unknown);
        Settle();
    }

    private void Reap()
    {
        int pid;
        while (Children.TryReap(out pid, out var status))
        {
            if (_watched.Remove(pid, out var watcher))
                Report(watcher, pid, status);
            else
                _unclaimed[pid] = status;
        }

        CountOrphans();
        if (pid < 0 && _ledger.IsSettled)
            TellChildless();
    }

    /// <summary>A spawn has been reported: what is unclaimed once none is open belongs to nobody.</summary>
    private void Settle()
    {
        _ledger.End();
        CountOrphans();
        if (_waitingForTheLast.Count > 0)
            Self.Tell(ChildrenEnded.Instance);
    }

    private void CountOrphans()
    {
        if (_unclaimed.Count == 0 || !_ledger.IsSettled)
            return;
        _orphans += _unclaimed.Count;
        _unclaimed.Clear();
    }

    private void Report(IActorRef watcher, int pid, ExitStatus status)
    {
        _reaped++;
        watcher.Tell(new ProcessExited(pid, status));
    }

    private void TellChildless()
    {
        foreach (var waiting in _waitingForTheLast)
            waiting.Tell(Childless.Instance);
        _waitingForTheLast.Clear();
    }
}
