using Actors.Platform;
using Actors.Processes;
using Actors.Supervision;
using static Actors.Boot.LastProcessesProtocol;

namespace Actors.Boot;

/// <summary>
/// Ends what is still alive once the services of the database are down: services that no database knows, what services and the CMD have left behind, guests of
/// <c>docker exec</c>. All are told to end, and killed after the grace time; nobody restarts anything any more. Tells its parent when nothing is left.
/// </summary>
internal sealed class LastProcessesActor : ReceiveActor, IWithTimers
{
    private static readonly TimeSpan s_patienceForLoggers = TimeSpan.FromSeconds(2);

    private readonly InitSettings _settings;
    private readonly ProcessHost _host;
    private bool _killed;
    private bool _waitsForTheLast;
    private ulong _guestKey;

    /// <param name="settings">The grace time, and whether every process here is ours to end.</param>
    /// <param name="host">Reaper, poller, loggers.</param>
    /// <param name="services">The parent of all services.</param>
    public LastProcessesActor(InitSettings settings, ProcessHost host, IActorRef services)
    {
        _settings = settings;
        _host = host;
        Receive<Begin>(_ => TellToEnd(services));
        Receive<GraceOver>(_ => Kill());
        Receive<ServicesProtocol.AllEnded>(_ => WaitForTheLast());
        Receive<ReaperProtocol.Childless>(_ => EndAfterGuests());
        Receive<GuestEnded>(ended => OnGuestEnded(ended.Process));
        Receive<LoggersIdle>(_ => Context.Parent.Tell(new Ended(_killed)));
    }

    /// <inheritdoc/>
    public ITimerScheduler Timers { get; set; } = null!;

    /// <inheritdoc/>
    protected override void PreStart() => Self.Tell(Begin.Instance);

    private void TellToEnd(IActorRef services)
    {
        // The last process is waited for only once that is answered: a service that has just ended may have a finish script still to come.
        services.Tell(ServicesProtocol.EndAll.Instance);
        _settings.LeaveCatchAll?.Invoke();
        SignalAll(Signal.Term);
        SignalAll(Signal.Cont);
        var grace = _settings.Variables.Number("S6_KILL_GRACETIME", 3000);
        Timers.StartSingleTimer(nameof(GraceOver), GraceOver.Instance, TimeSpan.FromMilliseconds(Math.Min(grace, 300_000)));
    }

    private void Kill()
    {
        _killed = true;
        SignalAll(Signal.Kill);
        WaitForTheLast();
    }

    private void WaitForTheLast()
    {
        if (!_waitsForTheLast)
            _host.Reaper.Tell(ReaperProtocol.NotifyWhenChildless.Instance);
        _waitsForTheLast = true;
    }

    /// <summary>No child is left; what <c>docker exec</c> has started gets its time, too.</summary>
    private void EndAfterGuests()
    {
        if (_settings.IsFirstProcess && Guests.OpenOne() is { } guest)
            _guestKey = _host.Poller.Watch(guest.Number, Self, new GuestEnded(guest));
        else
            EndLoggers();
    }

    private void OnGuestEnded(Descriptor process)
    {
        _host.Poller.Forget(_guestKey);
        process.Dispose();
        EndAfterGuests();
    }

    /// <summary>
    /// Nobody writes any more: what is in the pipes of loggers in this process is logged, unless a disk takes longer than anybody wants to wait.
    /// </summary>
    private void EndLoggers()
    {
        if (_host.Loggers is not { } loggers)
        {
            Self.Tell(LoggersIdle.Instance);
            return;
        }

        loggers.EndAll();
        loggers.NotifyWhenIdle(Self, LoggersIdle.Instance);
        Timers.StartSingleTimer(nameof(LoggersIdle), LoggersIdle.Instance, s_patienceForLoggers);
    }

    private void SignalAll(Signal signal)
    {
        if (_settings.IsFirstProcess)
            _ = Signals.Send(-1, signal);
        else
            Descendants.Signal(signal);
    }
}
