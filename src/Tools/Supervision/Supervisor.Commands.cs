using Actors.Platform;

namespace Actors.Tools.Supervision;

/// <content>What s6-svc asks for; a letter each.</content>
internal sealed partial class Supervisor
{
    private void ReadControl()
    {
        foreach (var command in _files.ReadControl())
            Obey(command);
    }

    private void Obey(char command)
    {
        switch (command)
        {
            case 'u': Want(up: true, andStart: true); break;
            case 'U': SetDownFile(false); Want(up: true, andStart: true); break;
            case 'o': Want(up: false, andStart: true); break;
            case 'O': Want(up: false, andStart: false); break;
            case 'd': StopOrStay(); break;
            case 'D': SetDownFile(true); StopOrStay(); break;
            case 'x': LeaveWhenDown(stop: false); break;
            default:
                if (_state == State.Up)
                    SendFor(command);
                break;
        }
    }

    private void SendFor(char command)
    {
        switch (command)
        {
            case 'a': Send(Signal.Alrm); break;
            case 'b': Send(Signal.Abrt); break;
            case 'q': Send(Signal.Quit); break;
            case 'h': Send(Signal.Hup); break;
            case 'k': Send(Signal.Kill); break;
            case 't': Send(Signal.Term); break;
            case 'i': Send(Signal.Int); break;
            case '1': Send(Signal.Usr1); break;
            case '2': Send(Signal.Usr2); break;
            case 'y': Send(Signal.Winch); break;
            case 'r': Send(_directory.DownSignal); break;
            case 'l': Send(_directory.ReloadSignal); break;
            case 'K': Send(Signal.Kill, group: true); break;
            case 'p' or 'P': Pause(true, group: command == 'P'); break;
            case 'c' or 'C': Pause(false, group: command == 'C'); break;
            default: break;
        }
    }

    private void Pause(bool pause, bool group)
    {
        Send(pause ? Signal.Stop : Signal.Cont, group);
        _isPaused = pause;
        Announce("");
    }

    private void Want(bool up, bool andStart)
    {
        _wantUp = up;
        Announce("");
        if (andStart && _state == State.Down)
            Start();
    }

    private void StopOrStay()
    {
        if (_state == State.Up)
            Stop();
        else
            Want(up: false, andStart: false);
    }

    /// <summary>Sends the signal that ends the service; if that is limited, SIGKILL follows.</summary>
    private void Stop()
    {
        _wantUp = false;
        Send(_directory.DownSignal);
        Pause(false, group: false);
        var milliseconds = _directory.TimeoutKill;
        _isDying = milliseconds > 0;
        if (_isDying)
            SetTimer(milliseconds / 1000.0);
        else
            StopTimer();
    }

    private void SetDownFile(bool there)
    {
        try
        {
            _files.IsNormallyDown = there;
        }
        catch (PlatformException failure)
        {
            _context.WarnUnable(there ? "create ./down file" : "unlink ./down file", failure.Errno);
        }
    }
}
