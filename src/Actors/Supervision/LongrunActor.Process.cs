using System.Globalization;
using Actors.Pipelines;
using Actors.Platform;
using Actors.Processes;
using Actors.Services.Policies;
using static Actors.Supervision.LongrunProtocol;
using static Actors.Supervision.LongrunState;

namespace Actors.Supervision;

/// <content>The processes of a longrun: run and finish.</content>
public sealed partial class LongrunActor
{
    /// <summary>
    /// Who listens gets this time to see that the service is down before it is up again: s6-svlisten1 looks at the last of the letters that it finds, and on a busy
    /// machine would find both at once, and wait for ever (s6-svc -wR).
    /// </summary>
    private static readonly TimeSpan s_hearing = TimeSpan.FromMilliseconds(25);

    private IActorRef? _process;
    private int _pid;
    private int _incarnation;
    private bool _startFailed;
    private ExitStatus? _lastEnd;
    private ExitStatus? _lastExit;
    private Tai64n _stamp = Tai64n.Now;
    private Tai64n _readyStamp = Tai64n.Now;
    private bool _wasReady;
    private bool _toldOfDeath;
    private bool _tellsReadiness;
    private bool _failedForGood;
    private string? _failure;
    private long _startsAt;
    private int _spawnError;
    private long _firstSpawned;
    private long _readyAt;

    /// <inheritdoc/>
    protected override SupervisorStrategy SupervisorStrategy() => new OneForOneStrategy(-1, -1, failure =>
    {
        if (failure is not ProcessEndedException ended)
            return Directive.Escalate;
        _lastEnd = ended.Status;
        if (_state == Up)
            Judge(ended.Status);
        return Directive.Stop;
    }, loggingEnabled: false);

    private void Run()
    {
        Timers.Cancel(nameof(StartDue));
        var notificationFd = NotificationFd;
        var lockFd = (int?)_directory.LockFd;
        if (lockFd == 0)
        {
            Warn("invalid lock-fd");
            lockFd = null;
        }

        if (notificationFd == 0)
            Warn("invalid notification-fd");
        if (notificationFd is not null && notificationFd == (lockFd ?? 0))
        {
            Warn("unable to start service: notification-fd and lock-fd are the same");
            RefuseStarter("notification-fd and lock-fd are the same");
            TellGroupRisen();
            return;
        }

        Descriptor? write = null;
        try
        {
            if (notificationFd is not null)
                write = OpenNotification();
            OpenNotifySocket();
            if (PrepareRun() is { } request)
            {
                Run(request, notificationFd, lockFd, write);
                return;
            }

            CloseNotification();
            write?.Dispose();
            CloseNotifySocket();
            TellGroupRisen(); // it waits for this one in vain
        }
        catch (PlatformException failure) when (Errno.IsExhaustion(failure.Errno) && _process is null)
        {
            write?.Dispose();
            if (_state != Up)
                _incarnation++;
            _state = Up;
            OnProcessNotStarted(failure.Errno);
            On(LongrunInput.Died);
        }
    }

    private void Run(SpawnRequest request, int? notificationFd, int? lockFd, Descriptor? write)
    {
        var descriptors = new List<(int Child, int Own)>(_settings.Descriptors.Concat(_output));
        if (notificationFd is { } fd)
            descriptors.Add((fd, write!.Number));
        if (lockFd is { } locked)
            request = request with { Path = "/proc/self/exe", Arguments = ["s6-setlock", "-d", Text(locked), "--", "supervise/service-lock", .. request.Arguments] };
        _incarnation++;
        _state = Up;
        _ready = _wasReady = _restartAsked = _startsAtOnce = false;
        _failedForGood = _ending = false;
        _failure = null;
        _spawnError = 0;
        _tellsReadiness = notificationFd is not null || Policy.Readiness.Kind >= ReadinessKind.Notify;
        _startedAt = Clock.MonotonicNanoseconds;
        _logger = ReadLogger(descriptors, notificationFd, lockFd);
        if (_logger is { } logger)
            Start(LoggerActor.CreateProps(_host, logger, () => write?.Dispose()));
        else
            Spawn(request with { Descriptors = descriptors, NewPidNamespace = _directory.NewPidNamespace }, write);
    }

    /// <summary>Starts run or finish. What only the child needs is closed once it has it.</summary>
    private void Spawn(SpawnRequest request, Descriptor? onlyForTheChild)
    {
        request = request with { WorkingDirectory = _directory.Path, NewSession = true };
        Start(ProcessActor.CreateProps(_host, request, () => onlyForTheChild?.Dispose()));
    }

    private void Start(Props process)
    {
        _lastEnd = null;
        _startFailed = false;
        _process = Context.Watch(Context.ActorOf(process));
    }

    private void OnProcessStarted(int pid)
    {
        _pid = pid;
        if (_state != Up)
        {
            Announce("d"); // only now: who sees the service down sees the finish script's pid with it
            return;
        }

        _stamp = Tai64n.Now;
        if (_firstSpawned == 0)
            _firstSpawned = Clock.MonotonicNanoseconds;
        // Where many start at once it may have said it long ago: then it is told in one.
        if (_notification is not null && ReadNotification() == Notification.Ready)
        {
            CloseNotification();
            BeginProbing();
            BeReady("uU");
            return;
        }

        Announce("u");
        WatchNotifySocket();
        BeginProbing();
        if (_notification is not null)
            _notificationKey = _host.Poller.Watch(_notification.Number, Self, new NotificationReadable(_incarnation));
        else if (!_tellsReadiness)
            BeUp(); // that it is up is all that can be said of it
    }

    private void OnProcessNotStarted(int errno)
    {
        _startFailed = true;
        if (_state == Up)
            _spawnError = errno;
        if (_state == Up && _starter is not null && Errno.IsExhaustion(errno))
            return; // AfterFailedSpawn tells who waits, who says it
        if (_state == Up)
            Warn($"unable to spawn ./run (waiting 60 seconds): {(Errno.IsExhaustion(errno) ? Errno.DescribeLimit(errno) : Errno.Describe(errno))}");
        else if (errno != Errno.ENOENT)
            Warn($"unable to spawn ./finish: {Errno.Describe(errno)}");
    }

    /// <param name="letters">The events that others do not know of yet.</param>
    private void BeReady(string letters)
    {
        _ready = _wasReady = true;
        _readyStamp = Tai64n.Now;
        _readyAt = Clock.MonotonicNanoseconds;
        Announce(letters);
        BeUp();
    }

    private void BeUp()
    {
        AnswerStarted();
        BeginHealthChecks();
    }

    /// <summary>The child has stopped, which it does when its process has ended or could not be started.</summary>
    private void OnProcessGone()
    {
        _process = null;
        On(LongrunInput.Died);
    }

    private void AfterRun()
    {
        if (!_startFailed)
            HearLastWords();
        CloseNotification();
        EndProbing();
        SpareProcess();
        _paused = false;
        _ready = false;
        if (_startFailed)
        {
            _incarnation--;
            AfterFailedSpawn();
            return;
        }

        var (pid, ended) = (_pid, _lastEnd ?? default);
        _lastExit = ended;
        _pid = 0;
        _stamp = Tai64n.Now;
        RecordDeath(ended);
        if (PrepareFinish(ended, pid) is not { } finish)
        {
            Conclude("d");
            return;
        }

        _state = Finishing;
        // A service of s6-rc's database gets its pipes in run (from s6rc-fdholder); another one's supervisor has them as its own, and finish with it.
        Spawn(finish with { Descriptors = _settings.IsInDatabase ? _output : [.. _output, .. _settings.Descriptors] }, null);
        LimitFinish();
    }

    private void LimitFinish()
    {
        if (TimeoutFinish is { Ticks: > 0 } limit)
            Timers.StartSingleTimer(nameof(FinishKillDue), FinishKillDue.Instance, limit);
    }

    private void AfterFinish()
    {
        Timers.Cancel(nameof(FinishKillDue));
        _pid = 0;
        if (!_startFailed && _lastEnd is { IsSignaled: false, Code: 125 })
            FailForGood("", "command exited 1", "its finish exited 125", _starter is null ? null : "finish exited 125: the service has failed for good, and is not started again");
        else
            Conclude(_startFailed ? "d" : "");
    }

    private void BeDown(string letters, TimeSpan pause)
    {
        _state = Down;
        _pid = 0;
        _ready = true;
        _readyStamp = Tai64n.Now;
        if (_startsAtOnce)
            pause = TimeSpan.Zero;
        if (_wantUp && !WaitsForGroup())
            StartAfter(pause);
        if (_wantUp)
            TellOfDeathBeforeReadiness();
        if (Announce(letters) && pause < s_hearing && Timers.IsTimerActive(nameof(StartDue)))
            Timers.StartSingleTimer(nameof(StartDue), StartDue.Instance, s_hearing);
        TellGroupDown(pause);
        if (!_wantUp)
            AnswerStopped();
        RunAgainIfChanged();
        if (_leaving)
            On(LongrunInput.Leave);
    }

    private void StartAfter(TimeSpan pause)
    {
        _startsAt = Clock.MonotonicNanoseconds + (pause.Ticks * TimeSpan.NanosecondsPerTick);
        Timers.StartSingleTimer(nameof(StartDue), StartDue.Instance, pause);
    }

    /// <summary>s6-rc waits for such a service for ever, without a word.</summary>
    private void TellOfDeathBeforeReadiness()
    {
        if (_starter is null || _startFailed || _toldOfDeath || _restartAsked)
            return;
        _toldOfDeath = true;
        _report.Warning(
            "actors",
            $"service {_settings.Name} ended before it was ready ({_lastExit}): it is started again until it is; a file timeout-up, or exit code 125 of finish, would make its start fail");
    }

    private TimeSpan PauseFromNow()
    {
        if (!_wasReady)
            return s_pause;
        var lived = TimeSpan.FromTicks((Clock.MonotonicNanoseconds - _readyAt) / 100);
        return lived >= s_pause ? TimeSpan.Zero : s_pause - lived;
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
