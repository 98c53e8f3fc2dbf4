using Actors.Platform;
using Actors.Processes;
using static Actors.Supervision.LongrunProtocol;
using static Actors.Supervision.LongrunState;

namespace Actors.Supervision;

/// <content>What s6-svc can ask of a longrun, and the signals that follow from it.</content>
public sealed partial class LongrunActor
{
    private ulong _controlKey;

    private void OnControlReadable()
    {
        OnControl(_files.ReadControl());
        _host.Poller.Rearm(_controlKey);
    }

    /// <summary>The letters of s6-svc.c. Unknown ones are ignored, as s6-supervise does.</summary>
    private void OnControl(string letters)
    {
        foreach (var letter in letters)
        {
            switch (letter)
            {
                case 'u': On(LongrunInput.WantUp); break;
                case 'd': Disarm(); On(LongrunInput.WantDown); break;
                case 'U': SetNormallyDown(false); On(LongrunInput.WantUp); break;
                case 'D': SetNormallyDown(true); Disarm(); On(LongrunInput.WantDown); break;
                case 'o': On(LongrunInput.RunOnce); break;
                case 'O': On(LongrunInput.LetEnd); break;
                case 'Q': SetNormallyDown(true); On(LongrunInput.LetEnd); break;
                case 'x': Context.Parent.Tell(new ServicesProtocol.SuperviseAgain(_settings.Name)); On(LongrunInput.Leave); break;
                case 'r': _restartAsked = true; Send(DownSignal); break;
                case 'l': Send(ReloadSignal); break;
                case 'p': Send(Signal.Stop); Pause(true); break;
                case 'c': Send(Signal.Cont); Pause(false); break;
                case 'P': Send(Signal.Stop, toGroup: true); Pause(true); break;
                case 'C': Send(Signal.Cont, toGroup: true); Pause(false); break;
                case 'K': Send(Signal.Kill, toGroup: true); break;
                default: Send(SignalOf(letter)); break;
            }
        }
    }

    private static Signal SignalOf(char letter) => letter switch
    {
        'a' => Signal.Alrm,
        'b' => Signal.Abrt,
        'q' => Signal.Quit,
        'h' => Signal.Hup,
        'k' => Signal.Kill,
        't' => Signal.Term,
        'i' => Signal.Int,
        '1' => Signal.Usr1,
        '2' => Signal.Usr2,
        'y' => Signal.Winch,
        _ => Signal.None,
    };

    /// <summary>Signals reach run only: while finish runs they are ignored, as by s6-supervise.</summary>
    private void Send(Signal signal, bool toGroup = false)
    {
        if (_state == Up && signal != Signal.None)
            _process?.Tell(new ProcessProtocol.SendSignal(signal, toGroup));
    }

    private void Pause(bool on)
    {
        if (_state != Up)
            return;
        _paused = on;
        Announce("");
    }

    /// <summary>The down signal, then SIGCONT so that a stopped process can follow it; later, if so configured, SIGKILL.</summary>
    private void Terminate()
    {
        _ending = true;
        Send(DownSignal);
        Send(Signal.Cont);
        _paused = false;
        LimitEnding();
    }

    private void LimitEnding()
    {
        if (TimeoutKill is not { Ticks: > 0 } limit)
            return;
        Timers.StartSingleTimer(nameof(KillDue), KillDue.Instance, limit);
        _host.Journal?.Ending(_settings.Name, on: true);
    }

    /// <summary>It has ended, or is wanted again: it is not killed any more.</summary>
    private void SpareProcess()
    {
        if (!Timers.IsTimerActive(nameof(KillDue)))
            return;
        Timers.Cancel(nameof(KillDue));
        _host.Journal?.Ending(_settings.Name, on: false);
    }

    /// <summary>Ends the process, as a stop does, and starts it again without a pause.</summary>
    private void OnRestart()
    {
        _starter = Sender;
        _stopper = null;
        if (Policy.Trigger.IsSet)
        {
            RunNow();
            return;
        }

        _wantUp = _restartAsked = _startsAtOnce = true;
        if (_state == Up)
        {
            Terminate();
            Announce("");
        }
        else
        {
            On(LongrunInput.WantUp);
        }
    }

    /// <summary>Sent by hand: a stop and a continuation are noted, as those of s6-svc are.</summary>
    private void OnSendSignal(Signal signal, bool toGroup)
    {
        Send(signal, toGroup);
        if (signal is Signal.Stop or Signal.Cont)
            Pause(signal == Signal.Stop);
    }

    private void OnKillDue()
    {
        if (_state != Up)
            return;
        var toGroup = Policy.Stop.KillsGroup ?? _directory.KillsProcessGroup;
        Send(Signal.Kill, toGroup);
        Send(Signal.Cont, toGroup);
        Timers.StartSingleTimer(nameof(KillDue), KillDue.Instance, s_pauseBetweenKills);
    }

    private void OnFinishKillDue()
    {
        if (_state != Finishing)
            return;
        Warn("finish script lifetime reached maximum value - sending it a SIGKILL");
        _process?.Tell(new ProcessProtocol.SendSignal(Signal.Cont));
        _process?.Tell(new ProcessProtocol.SendSignal(Signal.Kill));
        Timers.StartSingleTimer(nameof(FinishKillDue), FinishKillDue.Instance, s_pauseBetweenKills);
    }
}
