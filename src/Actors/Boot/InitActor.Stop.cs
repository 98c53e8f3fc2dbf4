using Actors.Platform;
using Actors.Processes;
using Actors.Readiness;
using Actors.Supervision;

namespace Actors.Boot;

/// <content>Signals, and the way down.</content>
public sealed partial class InitActor
{
    private static readonly TimeSpan s_patienceForLoggers = TimeSpan.FromSeconds(2);

    private HaltKind _haltKind;
    private bool _killed;
    private bool _waitsForTheLast;
    private ulong _guestKey;

    private void OnSignals()
    {
        Receive<SignalProtocol.SignalReceived>(received => OnSignal(received.Signal));
        Receive<InitProtocol.Shutdown>(shutdown =>
        {
            if (shutdown.ExitCode is { } code)
                _exitCode.Write(code);
            Stop(shutdown.Kind);
        });
        Receive<InitProtocol.ServiceFailed>(failed =>
        {
            _report.Fatal(Program, $"service {failed.Service} has failed for good: stopping the container with exit code {failed.ExitCode}");
            EndWith(failed.ExitCode);
        });
        Receive<ReaperProtocol.Childless>(_ => { });
    }

    /// <summary>The signals of s6-linux-init; with S6_CMD_RECEIVE_SIGNALS those that a CMD can want go to it while it runs.</summary>
    private void OnSignal(Signal signal)
    {
        var forCommand = signal is Signal.Term or Signal.Quit or Signal.Int or Signal.Usr1 or Signal.Usr2 or Signal.Pwr or Signal.Winch;
        if (forCommand && !_command.IsNobody() && _settings.Variables.Number("S6_CMD_RECEIVE_SIGNALS", 0) > 0)
        {
            _command.Tell(new CommandProtocol.Forward(signal));
            return;
        }

        switch (signal)
        {
            case Signal.Term or Signal.Usr2: Stop(HaltKind.Halt); break;
            case Signal.Int: Stop(HaltKind.Reboot); break;
            case Signal.Usr1 or Signal.Pwr: Stop(HaltKind.PowerOff); break;
            case Signal.Hup when _hasGivenUpTerminal: _hasGivenUpTerminal = false; break;
            case Signal.Hup: _services.Tell(new ServicesProtocol.Rescan { Prune = true }); break;
            case Signal.Alrm: _services.Tell(new ServicesProtocol.Rescan()); break;
            case Signal.Abrt: Stop(HaltKind.Halt); break;
        }
    }

    /// <summary>
    /// What s6-svscanctl asks for. What would end s6-svscan stops the container in order, which is what images mean by <c>s6-svscanctl -t /run/service</c>.
    /// </summary>
    private void OnScanControl(char letter, IActorRef self)
    {
        switch (letter)
        {
            case 'a': _services.Tell(new ServicesProtocol.Rescan(), ActorRefs.NoSender); break;
            case 'n' or 'N' or 'h': _services.Tell(new ServicesProtocol.Rescan { Prune = true }, ActorRefs.NoSender); break;
            case 't' or 'q' or 'b' or 'i': self.Tell(new InitProtocol.Shutdown(), ActorRefs.NoSender); break;
        }
    }

    /// <summary>What <c>halt</c>, <c>poweroff</c> and <c>reboot</c> ask for.</summary>
    private static void OnHaltControl(char letter, IActorRef self)
    {
        HaltKind? kind = letter switch { 'h' => HaltKind.Halt, 'p' => HaltKind.PowerOff, 'r' => HaltKind.Reboot, _ => null };
        if (kind is { } wanted)
            self.Tell(new InitProtocol.Shutdown(wanted), ActorRefs.NoSender);
    }

    private void Stop(HaltKind kind)
    {
        _haltKind = kind;
        _host.Journal?.Stopping(kind);
        _booting = false;
        Become(StoppingServices);
        Publish(ContainerPhase.Stopping);
        _hook.Tell(new CommandProtocol.Forward(Signal.Term));
        if (_coordinator.IsNobody())
            EndProcesses();
        else
            _coordinator.Tell(ReadinessProtocol.StopEverything.Instance);
    }

    private void StoppingServices()
    {
        Receive<ReadinessProtocol.EverythingStopped>(_ => EndProcesses());
        RefuseRequests();
        ReceiveAny(_ => { }); // it stops already; a CMD's own exit code counts no more
    }

    /// <summary>Clients may still look; who wants a change is told why there is none.</summary>
    private void RefuseRequests()
    {
        OnGetOverview(() => ContainerPhase.Stopping);
        Receive<ReadinessProtocol.GetStates>(PassOn);
        Receive<ReadinessProtocol.Change>(_ => Refuse());
        Receive<ReadinessProtocol.ReloadServices>(_ => Refuse());
        Receive<ReadinessProtocol.ReplaceGraph>(_ => Refuse());
        Receive<InitProtocol.UpdateServices>(_ => Refuse());

        void Refuse() => Sender.Tell(new ReadinessProtocol.Changed(1, "the container is stopping"));
    }

    /// <summary>Whatever is left is told to end; nobody restarts anything any more.</summary>
    private void EndProcesses()
    {
        Become(EndingProcesses);
        // The last process is waited for only once that is answered: a service that has just ended may have a finish script still to come.
        _services.Tell(ServicesProtocol.EndAll.Instance);
        _settings.LeaveCatchAll?.Invoke();
        SignalTheRest(Signal.Term);
        SignalTheRest(Signal.Cont);
        var grace = _settings.Variables.Number("S6_KILL_GRACETIME", 3000);
        Timers.StartSingleTimer(nameof(InitProtocol.GraceOver), InitProtocol.GraceOver.Instance, TimeSpan.FromMilliseconds(Math.Min(grace, 300_000)));
    }

    private void EndingProcesses()
    {
        Receive<InitProtocol.GraceOver>(_ =>
        {
            _killed = true;
            SignalTheRest(Signal.Kill);
            WaitForTheLast();
        });
        Receive<ServicesProtocol.AllEnded>(_ => WaitForTheLast());
        Receive<ReaperProtocol.Childless>(_ => EndAfterGuests());
        Receive<InitProtocol.GuestEnded>(ended =>
        {
            _host.Poller.Forget(_guestKey);
            ended.Process.Dispose();
            EndAfterGuests();
        });
        Receive<InitProtocol.LoggersIdle>(_ => End());
        RefuseRequests();
        ReceiveAny(_ => { });
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
            _guestKey = _host.Poller.Watch(guest.Number, Self, new InitProtocol.GuestEnded(guest));
        else
            EndLoggers();
    }

    /// <summary>
    /// Nobody writes any more: what is in the pipes of loggers in this process is logged, unless a disk takes longer than anybody wants to wait.
    /// </summary>
    private void EndLoggers()
    {
        if (_host.Loggers is not { } loggers)
        {
            End();
            return;
        }

        loggers.EndAll();
        loggers.NotifyWhenIdle(Self, InitProtocol.LoggersIdle.Instance);
        Timers.StartSingleTimer(nameof(InitProtocol.LoggersIdle), InitProtocol.LoggersIdle.Instance, s_patienceForLoggers);
    }

    private void SignalTheRest(Signal signal)
    {
        if (_settings.IsFirstProcess)
            _ = Signals.Send(-1, signal);
        else
            Descendants.Signal(signal);
    }

    private void End()
    {
        if (_killed)
            _report.Info(Program, "killed what was left after the grace time (S6_KILL_GRACETIME)", from: 3);
        if (_settings.Variables.Number("S6_SYNC_DISKS", 0) > 0)
            Machine.Sync();
        _end.TrySetResult(new ContainerEnd(_exitCode.Read(), _haltKind));
    }
}
