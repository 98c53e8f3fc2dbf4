using Actors.Platform;
using static Actors.Processes.ProcessProtocol;
using static Actors.Processes.ReaperProtocol;

namespace Actors.Processes;

/// <summary>
/// One incarnation of one process. It starts the process when it starts; when the process ends it fails with
/// <see cref="ProcessEndedException"/>, and the parent's supervisor strategy decides what follows. It never restarts itself
/// into a second process unless that strategy says so; when it is stopped while the process runs, the process is left alone
/// (its parent has decided so), unless it was made to be killed then; the reaper collects it either way.
/// </summary>
public sealed class ProcessActor : ReceiveActor
{
    private readonly ProcessHost _host;
    private readonly SpawnRequest? _request;
    private readonly Action? _spawned;
    private readonly bool _isKilledAtStop;
    private int _pid;

    /// <param name="host">Reaper and ledger.</param>
    /// <param name="request">What to start.</param>
    /// <param name="spawned">Called right after the spawn, successful or not: closes what only the child needs.</param>
    /// <param name="isKilledAtStop">Whether its process group (it must have one of its own) is killed when the actor is stopped.</param>
    public ProcessActor(ProcessHost host, SpawnRequest request, Action? spawned = null, bool isKilledAtStop = false)
    {
        _host = host;
        _request = request;
        _spawned = spawned;
        _isKilledAtStop = isKilledAtStop;
        Running();
    }

    /// <param name="host">Reaper and ledger.</param>
    /// <param name="pid">A child that is there already.</param>
    public ProcessActor(ProcessHost host, int pid)
    {
        _host = host;
        _pid = pid;
        Running();
    }

    /// <summary>How to make one.</summary>
    public static Props CreateProps(ProcessHost host, SpawnRequest request, Action? spawned = null, bool isKilledAtStop = false) =>
        Props.Create(() => new ProcessActor(host, request, spawned, isKilledAtStop));

    /// <summary>How to make one for a child that is there already: one that this process has inherited from itself.</summary>
    public static Props Adopt(ProcessHost host, int pid) => Props.Create(() => new ProcessActor(host, pid));

    private void Running()
    {
        Receive<ProcessExited>(exited =>
        {
            _pid = 0;
            throw new ProcessEndedException(exited.Pid, exited.Status);
        });
        Receive<ProcessProtocol.SendSignal>(send => Send(send.Signal, send.ToGroup));
    }

    /// <inheritdoc/>
    protected override void PreStart()
    {
        _host.Ledger.Begin();
        if (_request is null)
        {
            _host.Reaper.Tell(new Watch(_pid), Self);
            return;
        }

        int errno;
        try
        {
            errno = Spawner.Spawn(_request, out _pid);
        }
        catch (PlatformException failure)
        {
            errno = failure.Errno;
        }

        _spawned?.Invoke();
        if (errno == 0)
        {
            _host.Reaper.Tell(new Watch(_pid), Self);
            Context.Parent.Tell(new ProcessStarted(_pid));
        }
        else
        {
            _host.Reaper.Tell(SpawnFailed.Instance, Self);
            Context.Parent.Tell(new ProcessNotStarted(errno));
            Context.Stop(Self);
        }
    }

    /// <inheritdoc/>
    protected override void PostStop()
    {
        if (_isKilledAtStop)
            Send(Signal.Kill, toGroup: true);
    }

    private void Send(Signal signal, bool toGroup)
    {
        if (_pid > 0)
            _host.Reaper.Tell(new ReaperProtocol.SendSignal(_pid, signal, toGroup), Self);
    }
}
