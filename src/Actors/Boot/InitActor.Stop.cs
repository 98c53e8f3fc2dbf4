using Actors.Platform;
using Actors.Readiness;
using Actors.Supervision;

namespace Actors.Boot;

/// <content>Signals, and the way down.</content>
public sealed partial class InitActor
{
    private HaltKind _haltKind;

    /// <summary>The signals of s6-linux-init; with S6_CMD_RECEIVE_SIGNALS those that a CMD can want go to it while it runs.</summary>
    private void OnSignal(Signal signal)
    {
        var forCommand = signal is Signal.Term or Signal.Quit or Signal.Int or Signal.Usr1 or Signal.Usr2 or Signal.Pwr or Signal.Winch;
        if (forCommand && !_command.IsNobody() && _settings.CommandReceivesSignals)
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
            case 'n' or 'N' or 'h': _services.Tell(new ServicesProtocol.Rescan { Prune = true, EndsLoggers = letter == 'N' }, ActorRefs.NoSender); break;
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

    /// <summary>Stores the container's exit code, and stops it.</summary>
    private void EndWith(int code)
    {
        _exitCode.Write(code);
        Stop(HaltKind.Halt);
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

    private void EndProcesses()
    {
        Become(EndingProcesses);
        Context.ActorOf(Props.Create(() => new LastProcessesActor(_settings, _host, _services)), "last-processes");
    }

    private void End(bool killed)
    {
        if (killed)
            _report.Info(Program, "killed what was left after the grace time (S6_KILL_GRACETIME)", from: 3);
        if (_settings.Variables.Number("S6_SYNC_DISKS", 0) > 0)
            Machine.Sync();
        _end.TrySetResult(new ContainerEnd(_exitCode.Read(), _haltKind));
    }
}
