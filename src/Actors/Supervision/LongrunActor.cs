using Actors.Platform;
using Actors.Policies;
using Actors.Processes;
using Actors.Services;
using static Actors.Supervision.LongrunProtocol;
using static Actors.Supervision.LongrunState;

namespace Actors.Supervision;

/// <summary>
/// A longrun: the actor that s6 calls a supervisor.
/// <para>
/// It holds a desired state (up or down) and an actual state. The actual state is <see cref="Down"/> (no process),
/// <see cref="Up"/> (run is running) or <see cref="Finishing"/> (finish is running). Its child is a
/// <see cref="ProcessActor"/>, one incarnation of run or finish; when the process ends the child fails, and this actor's
/// supervisor strategy decides, by the restart policy: whether there is a next incarnation, and after which pause. That child itself always stops, as under a
/// backoff supervisor: after run comes finish, after finish the pause, after the pause, if the service is wanted up, the next child. There is never more than one child, so never
/// two processes of one service.
/// </para>
/// <para>
/// Ready is a property of a state: up and notified, or down with finish done. A service that does not say when it is ready counts as ready as soon as
/// it is up. Pacing without a policy (s6-supervise.c since 2.11.2): the next start is one second after readiness, if that life was ever ready, else one second after it went down;
/// asked up while it is down, it starts at once. A finish that exits 125 means that the service failed for good: it is no longer wanted up.
/// </para>
/// <para>
/// Who asked for <see cref="ServiceProtocol.Start"/> is answered when the service is ready or has failed for good, who asked for
/// <see cref="ServiceProtocol.Stop"/> when it is down with finish done. The last one who asked wins.
/// </para>
/// </summary>
public sealed partial class LongrunActor : ReceiveActor, IWithTimers
{
    private static readonly TimeSpan s_pause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan s_pauseAfterFailedSpawn = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan s_pauseBetweenKills = TimeSpan.FromSeconds(5);

    /// <summary>Two for each of the threads that actors run on, and some for the start of a process.</summary>
    private static readonly int s_reserve = 8 + Math.Min(2 * Environment.ProcessorCount, 32);

    private readonly ProcessHost _host;
    private readonly Reporter _report;
    private LongrunSettings _settings;
    private Servicedir _directory;
    private readonly SuperviseFiles _files;

    private LongrunState _state = Down;
    private bool _wantUp;
    private bool _ready = true;
    private bool _paused;
    private bool _leaving;
    private bool _ending;
    private bool _startsAtOnce;
    private IActorRef? _starter;
    private IActorRef? _stopper;

    /// <param name="host">Reaper and poller.</param>
    /// <param name="settings">What is run.</param>
    /// <param name="report">Where warnings go.</param>
    public LongrunActor(ProcessHost host, LongrunSettings settings, Reporter report)
    {
        _host = host;
        _settings = settings;
        _report = report;
        _directory = new Servicedir(settings.Directory) { Warned = Warn };
        _files = new SuperviseFiles(settings.Directory, settings.Shared);

        Receive<ServiceProtocol.Start>(_ => OnStart());
        Receive<ServiceProtocol.Stop>(_ => OnStop());
        Receive<ServiceProtocol.GiveUp>(_ => OnGiveUp());
        Receive<ServiceProtocol.Reload>(_ => OnReload());
        Receive<ServiceProtocol.Restart>(_ => OnRestart());
        Receive<ServiceProtocol.SendSignal>(send => OnSendSignal(send.Signal, send.ToGroup));
        Receive<Control>(control => OnControl(control.Letters));
        Receive<ControlReadable>(_ => OnControlReadable());
        Receive<Leave>(leave => OnLeave(leave == Leave.AtItsEnd));
        Receive<Scanned>(_ => OnScanned());
        Receive<Settle>(settle => OnSettle(settle.Settings));
        Receive<Fail>(fail => throw fail.Failure);
        Receive<ProbeProtocol.Probed>(probed => OnProbed(probed.Failure));
        Receive<NotifyReadable>(readable => OnNotifyReadable(readable.Incarnation));
        Receive<TriggerDue>(_ => OnTriggerDue());
        Receive<TriggerAgain>(_ => RunByTrigger());
        Receive<TriggerFileChanged>(_ => OnTriggerFileChanged());
        Receive<GroupProtocol.Hold>(_ => OnHold());
        Receive<GroupProtocol.Release>(_ => OnRelease());
        Receive<GroupProtocol.GiveUp>(_ => OnGroupGivesUp());
        Receive<GetStatus>(_ => Sender.Tell(Status));

        Receive<ProcessProtocol.ProcessStarted>(started => OnProcessStarted(started.Pid));
        Receive<ProcessProtocol.ProcessNotStarted>(failed => OnProcessNotStarted(failed.Errno));
        Receive<Terminated>(_ => OnProcessGone());
        Receive<NotificationReadable>(OnNotificationReadable);
        Receive<StartDue>(_ => On(LongrunInput.StartDue));
        Receive<KillDue>(_ => OnKillDue());
        Receive<FinishKillDue>(_ => OnFinishKillDue());
    }

    /// <inheritdoc/>
    public ITimerScheduler Timers { get; set; } = null!;

    private LongrunStatus Status => new(_state, _wantUp, _ready, _paused, _pid, _stamp, _lastExit, _incarnation)
    {
        Settings = _settings,
        Logger = _logger,
        TellsReadiness = _tellsReadiness,
        ReadySince = _readyStamp,
        IsEnding = _state == Up && _ending,
        HasFailed = _failedForGood,
        Failure = _failure,
        SpawnError = _spawnError,
        IsHealthy = _isHealthy,
        HealthFault = _healthFault,
        IsArmed = _armed,
        TriggersAt = _armed && Timers.IsTimerActive(nameof(TriggerDue)) ? _triggersAt : 0,
        StartsAt = Timers.IsTimerActive(nameof(StartDue)) ? _startsAt : 0,
        FirstSpawned = _firstSpawned,
    };

    /// <inheritdoc/>
    protected override void PreStart()
    {
        _files.Open(_settings.LaidOut is not null);
        LeaveReserve();
        OpenOutput();
        _controlKey = _host.Poller.Watch(_files.Control, Self, ControlReadable.Instance);
        if (_host.Inheritance is { } inheritance && _files.ReadStatus() is { } status)
        {
            Resume(inheritance, status);
            return;
        }

        if (_settings.LaidOut is { } since)
        {
            // It is down, as its files say already.
            _stamp = _readyStamp = since;
            Tell("s");
            return;
        }

        _wantUp = _directory.StartsUp;
        var armed = _wantUp && Policy.Trigger.IsSet;
        _wantUp &= !armed;
        Announce("s");
        if (armed)
            Arm(isFirst: true);
        else if (_wantUp)
            Run();
    }

    /// <summary>What is open for as long as the service is supervised must leave some descriptors for what everything else opens for a moment.</summary>
    private void LeaveReserve()
    {
        var needed = (ulong)(_files.Control + s_reserve);
        if (needed < ResourceLimits.Descriptors || (ResourceLimits.RaiseDescriptors() && needed < ResourceLimits.Descriptors))
            return;
        _files.Dispose();
        throw new PlatformException($"open {_settings.Directory}/supervise/control", Errno.EMFILE);
    }

    /// <inheritdoc/>
    protected override void PostStop()
    {
        _host.Poller.Forget(_controlKey);
        CloseNotification();
        CloseNotifySocket();
        Disarm();
        _files.Dispose();
    }

    /// <summary>The table of state and input; docs/service-states.md draws it.</summary>
    private void On(LongrunInput input)
    {
        switch (_state, input)
        {
            case (Down, LongrunInput.WantUp): _wantUp = true; _history.Forget(); LeaveHold(); Run(); break;
            case (Up, LongrunInput.WantUp): _wantUp = true; SpareProcess(); Announce(""); break;
            case (Finishing, LongrunInput.WantUp): _wantUp = true; Announce(""); break;

            case (Down, LongrunInput.WantDown): _wantUp = false; Timers.Cancel(nameof(StartDue)); LeaveHold(); Announce(""); break;
            case (Up, LongrunInput.WantDown): _wantUp = false; Terminate(); Announce(""); break;
            case (Finishing, LongrunInput.WantDown): _wantUp = false; Announce(""); break;

            case (Down, LongrunInput.RunOnce): _wantUp = false; _history.Forget(); Run(); break;
            case (Up or Finishing, LongrunInput.RunOnce): _wantUp = false; Announce(""); break;

            case (_, LongrunInput.LetEnd): _wantUp = false; Timers.Cancel(nameof(StartDue)); Announce(""); break;

            case (Down, LongrunInput.StartDue) when _wantUp: Run(); break;
            case (_, LongrunInput.StartDue): break;

            case (Down, LongrunInput.Leave): End(); break;
            case (Up or Finishing, LongrunInput.Leave): _leaving = true; break;

            case (Up, LongrunInput.Died): AfterRun(); break;
            case (Finishing, LongrunInput.Died): AfterFinish(); break;
            case (Down, LongrunInput.Died): break;
        }
    }

    private void OnStart()
    {
        _starter = Sender;
        _toldOfDeath = false;
        _stopper = null;
        if (_state == Up && _ready)
            AnswerStarted();
        if (Policy.Trigger.IsSet)
            Arm(isFirst: true);
        else
            On(LongrunInput.WantUp);
    }

    private void OnStop()
    {
        _stopper = Sender;
        _starter = null;
        Disarm();
        On(LongrunInput.WantDown);
        if (_state == Down)
            AnswerStopped();
    }

    /// <summary>Nobody waits any more. What was to start is brought down again, as s6-rc does (s6-svc -d).</summary>
    private void OnGiveUp()
    {
        if (_starter is not null)
            On(LongrunInput.WantDown);
        _starter = _stopper = null;
    }

    private void OnReload()
    {
        if (_state == Up)
            Send(ReloadSignal);
        Sender.Tell(new ServiceProtocol.Reloaded(_settings.Name));
    }

    private void OnLeave(bool inItsOwnTime)
    {
        if (inItsOwnTime)
            Disarm();
        else if (_state == Up)
            On(LongrunInput.WantDown);
        else
            _wantUp = false;
        On(LongrunInput.Leave);
    }

    private void OnSettle(LongrunSettings settings)
    {
        try
        {
            if (settings.Directory != _settings.Directory)
            {
                Files.Rename(_settings.Directory, settings.Directory);
                _files.Directory = settings.Directory;
                _directory = new Servicedir(settings.Directory) { Warned = Warn };
            }

            var before = _settings;
            _settings = settings;
            if (!Equals(before.Group, settings.Group))
                ForgetGroup();
            TakePolicy(before.Policy);
            Sender.Tell(new Settled());
        }
        catch (PlatformException failure)
        {
            Sender.Tell(new Settled(failure.Message));
        }
    }

    private void AnswerStarted()
    {
        if (_settings.IsInDatabase)
            SetNormallyDown(false);
        _starter?.Tell(new ServiceProtocol.Started(_settings.Name));
        _starter = null;
        TellGroupRisen();
    }

    private void AnswerStopped()
    {
        if (_settings.IsInDatabase && _stopper is not null)
            SetNormallyDown(true);
        _stopper?.Tell(new ServiceProtocol.Stopped(_settings.Name));
        _stopper = null;
    }

    private void Warn(string text) => _report.Warning($"s6-supervise {_settings.Name}", text);
}
