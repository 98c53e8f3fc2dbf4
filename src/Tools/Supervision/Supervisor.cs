using Actors.Execline;
using Actors.Platform;
using Actors.Services;

namespace Actors.Tools.Supervision;

/// <summary>
/// What s6-supervise does. A service is down, up (its run script has a process), or finishing (its finish script has). What is wanted is another thing: a service that
/// is down and wanted up is started, not sooner than a second after it was last; one that is up and not wanted so only stays down when it has ended. When the supervisor
/// has been told to leave, it does so at the end of this life of the service.
/// </summary>
internal sealed partial class Supervisor
{
    private const long Second = 1_000_000_000;
    private const int Retry = 60;

    private readonly ChainContext _context;
    private readonly string _name;
    private readonly SuperviseFiles _files;
    private readonly Servicedir _directory;
    private readonly string[] _environment;
    private State _state = State.Down;
    private bool _hasStarted;
    private bool _wantUp;
    private bool _isReady;
    private bool _isPaused;
    private bool _isDying;
    private bool _leavesAfterwards;
    private bool _leaves;
    private int _pid;
    private ExitStatus _death;
    private Tai64n _stamp = Tai64n.Now;
    private Tai64n _readyStamp = Tai64n.Now;
    private Descriptor? _notification;

    /// <summary>When the next thing is due that time alone brings; monotonic.</summary>
    private long _due = long.MaxValue;

    /// <summary>Of a service that was ready: when it may be started again, whenever it ends.</summary>
    private long? _nextStart;

    /// <param name="context">Whose environment.</param>
    /// <param name="name">The service's name, as its scripts get it.</param>
    /// <param name="files">Of the working directory, open.</param>
    public Supervisor(ChainContext context, string name, SuperviseFiles files)
    {
        _context = context;
        _name = name;
        _files = files;
        _environment = context.Environment.ToArray();
        _directory = new(".") { Warned = context.Warn };
    }

    private enum State
    {
        Down,
        Up,
        Finishing,
    }

    /// <summary>Supervises, until it is told to leave.</summary>
    /// <param name="signals">SIGCHLD, and those that it is told things by.</param>
    public void Run(SignalDescriptor signals)
    {
        _wantUp = !_files.IsNormallyDown;
        Announce("s");
        SetTimer(0);
        var requests = new PollRequest[3];
        while (!_leaves)
        {
            (requests[0], requests[1], requests[2]) = (new(signals.Number), new(_files.Control), new(_notification?.Number ?? -1));
            if (Descriptors.Poll(requests, Milliseconds()) == 0)
            {
                OnTimer();
                continue;
            }

            if (requests[2].IsReady)
                ReadNotification();
            if (requests[0].IsReady)
                ReadSignals(signals);
            else if (requests[1].IsReady)
                ReadControl();
        }

        _files.Notify("x");
    }

    private int Milliseconds() =>
        _due == long.MaxValue ? -1 : (int)Math.Clamp((_due - Clock.MonotonicNanoseconds + 999_999) / 1_000_000, 0, int.MaxValue);

    private void SetTimer(double seconds) => _due = Clock.MonotonicNanoseconds + (long)(seconds * Second);

    private void StopTimer() => _due = long.MaxValue;

    private void OnTimer()
    {
        switch (_state)
        {
            case State.Down when _wantUp:
                Start();
                break;
            case State.Up when _isDying:
                Send(Signal.Kill, _directory.KillsProcessGroup);
                Send(Signal.Cont, _directory.KillsProcessGroup);
                SetTimer(5);
                break;
            case State.Finishing:
                _context.Warn("finish script lifetime reached maximum value - sending it a SIGKILL");
                Send(Signal.Cont);
                Send(Signal.Kill);
                SetTimer(5);
                break;
            default:
                StopTimer();
                break;
        }
    }

    private void ReadSignals(SignalDescriptor signals)
    {
        Span<Signal> arrived = stackalloc Signal[16];
        foreach (var signal in arrived[..signals.Read(arrived)])
        {
            switch (signal)
            {
                case Signal.Chld: Reap(); break;
                case Signal.Term: LeaveWhenDown(stop: true); break;
                case Signal.Hup: LeaveWhenDown(stop: false); break;
                case Signal.Int:
                    if (_state != State.Down)
                        Send(Signal.Int, group: true);
                    _leaves = true;
                    break;
                default: _leaves = true; break;
            }
        }
    }

    private void Reap()
    {
        while (Children.TryReap(out var pid, out var status))
        {
            if (pid != _pid)
                continue;
            if (_state == State.Finishing)
                OnFinished(status);
            else
                OnDied(status);
        }
    }

    private void LeaveWhenDown(bool stop)
    {
        if (_state == State.Down)
        {
            _leaves = true;
            return;
        }

        // Of an end that is asked for twice, the descriptors are closed already, or the service is stopped already; a service is stopped again, in case.
        if (stop && _state == State.Up)
            Stop();
        else if (!stop || !_leavesAfterwards)
            CloseStreams();
        _leavesAfterwards = true;
    }

    /// <summary>The service keeps what it has; but a logger's end of the pipe, and the other's, must not be open here for ever.</summary>
    private static void CloseStreams()
    {
        using var nothing = Files.Open("/dev/null", OpenMode.ReadWrite);
        Descriptors.Move(nothing.Number, 0);
        Descriptors.Move(nothing.Number, 1);
    }

    private void Send(Signal signal, bool group = false)
    {
        if (_pid != 0)
            _ = Signals.Send(group ? -_pid : _pid, signal);
    }

    private void Announce(string letters)
    {
        // Paused, and no process: never started. That is really down: s6-svwait -D has not to wait for it.
        var flags = (_isPaused || !_hasStarted ? SuperviseFlags.Paused : 0) | (_state == State.Finishing ? SuperviseFlags.Finishing : 0)
            | (_wantUp ? SuperviseFlags.WantUp : 0) | (_isReady || !_hasStarted ? SuperviseFlags.Ready : 0);
        try
        {
            _files.WriteStatus(new SuperviseStatus(_stamp, _readyStamp, _pid, _death.WaitStatus, flags));
        }
        catch (PlatformException failure)
        {
            _context.WarnUnable("write status file", failure.Errno);
        }

        if (letters.Length > 0)
            _files.Notify(letters);
    }
}
