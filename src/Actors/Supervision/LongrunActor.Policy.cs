using Actors.Platform;
using Actors.Policies;
using Actors.Services.Policies;
using static Actors.Supervision.LongrunProtocol;

namespace Actors.Supervision;

/// <content>What policies change: whether and when run is started again, how it is told to end.</content>
public sealed partial class LongrunActor
{
    private readonly RestartHistory _history = new(Random.Shared.NextDouble);
    private RestartVerdict _verdict = RestartVerdict.Paced;
    private bool _restartAsked;
    private long _startedAt;

    private ServicePolicy Policy => _settings.Policy;

    private Signal DownSignal => Policy.Stop.Signal ?? _directory.DownSignal;

    private Signal ReloadSignal => Policy.Stop.ReloadSignal ?? _directory.ReloadSignal;

    private TimeSpan TimeoutKill => Policy.Stop.Timeout ?? TimeSpan.FromMilliseconds(_directory.TimeoutKill);

    private TimeSpan TimeoutFinish => Policy.Stop.FinishTimeout ?? TimeSpan.FromMilliseconds(_directory.TimeoutFinish);

    /// <summary>The strategy's decision on an end of run. An end that was asked for is no failure.</summary>
    private void Judge(ExitStatus status) => _verdict = !_wantUp || _restartAsked || ReferenceEquals(Policy.Restart, RestartPolicy.Default)
        ? RestartVerdict.Paced
        : _history.Decide(Policy.Restart, Policy.IsSuccess(status) && !_unhealthy, Now, Now - Since(_startedAt));

    private static TimeSpan Now => Since(Clock.MonotonicNanoseconds);

    private static TimeSpan Since(long nanoseconds) => TimeSpan.FromTicks(nanoseconds / TimeSpan.NanosecondsPerTick);

    /// <summary>run could not be executed: s6's long pause, unless a policy has one of its own.</summary>
    private void AfterFailedSpawn()
    {
        var restart = Policy.Restart;
        _verdict = _wantUp && (restart.MinBackoff is not null || restart.MaxRestarts is not null || restart.Mode != RestartMode.Always)
            ? _history.Decide(restart, isSuccess: false, Now, TimeSpan.Zero)
            : RestartVerdict.Paced;
        if (_verdict.Kind == RestartVerdictKind.Paced)
            BeDown("", s_pauseAfterFailedSpawn);
        else
            Conclude("");
        // It is tried again all the same; but nobody has to wait for that, as the next minute may be like this one.
        if (Errno.IsExhaustion(_spawnError))
            RefuseStarter($"unable to spawn ./run ({(_wantUp ? "waiting 60 seconds" : "not tried again")}): {Errno.DescribeLimit(_spawnError)}");
    }

    /// <summary>Everything of this life is over; what was decided at its end follows.</summary>
    /// <param name="letters">The event that others do not know of yet: down.</param>
    private void Conclude(string letters)
    {
        var restart = Policy.Restart;
        switch (_verdict.Kind)
        {
            case RestartVerdictKind.Paced: BeDown(letters + "D", PauseFromNow()); break;
            case RestartVerdictKind.After: BeDown(letters + "D", _verdict.Pause); break;
            case RestartVerdictKind.Completed:
                _wantUp = false;
                BeDown(letters + "D", TimeSpan.Zero);
                RefuseStarter("it ended before it was ready");
                break;
            case RestartVerdictKind.Failed:
                FailForGood(letters, "it failed, and its policy is not to start it again", "its policy is not to start it again (restart.mode)", $"{LastEnd}: the service has failed, and is not started again (restart.mode)");
                break;
            case RestartVerdictKind.Exhausted:
                var window = restart.Within is { } within ? $" within {within.TotalSeconds:0.###} s" : "";
                FailForGood(letters, "its restarts are used up", $"its restarts are used up ({restart.MaxRestarts}{window})", $"{LastEnd}: its restarts are used up ({restart.MaxRestarts}{window}): the service has failed for good, and is not started again");
                if (restart.Exhausted != ExhaustedAction.Stop)
                    Self.Tell(new Fail(new ServiceFailedException(_settings.Name, _startFailed ? null : _lastExit, restart.Exhausted == ExhaustedAction.Escalate)));
                break;
        }
    }

    private string LastEnd => _startFailed ? "run could not be executed" : $"run {_lastExit}";

    /// <param name="letters">The event that others do not know of yet.</param>
    /// <param name="reason">For who waits for its start: s6-rc's words, where there are some.</param>
    /// <param name="failure">For people who ask later.</param>
    /// <param name="warning">For the log; null: it need not be said.</param>
    private void FailForGood(string letters, string reason, string failure, string? warning)
    {
        _wantUp = false;
        _failedForGood = true;
        _failure = failure;
        BeDown(letters + "OD", TimeSpan.Zero);
        if (warning is not null)
            Warn(warning);
        RefuseStarter(reason);
    }

    private void RefuseStarter(string reason)
    {
        _starter?.Tell(new ServiceProtocol.StartFailed(_settings.Name, reason));
        _starter = null;
    }

    /// <summary>Other policies have come. What is of the process waits for the next one; what watches it begins anew.</summary>
    private void TakePolicy(ServicePolicy before)
    {
        if (before.Trigger != Policy.Trigger && _armed)
        {
            if (Policy.Trigger.IsSet)
                Arm(isFirst: false);
            else
                Disarm();
        }

        if (_state != LongrunState.Up)
            return;
        if (!_ready && _tellsReadiness)
        {
            if (before.Readiness.Probe is not null && before.Readiness.Probe != Policy.Readiness.Probe)
                ProbeReadiness();
        }
        else if (before.Health != Policy.Health)
        {
            BeginHealthChecks();
        }
    }

    private string? Instance => Policy.Instances is not null && _settings.Name.IndexOf('@') is > 0 and var at ? _settings.Name[(at + 1)..] : null;

    /// <summary>What is run, as the policies have it; null: that cannot be, and is said.</summary>
    private SpawnRequest? PrepareRun()
    {
        var environment = BuildEnvironment();
        var request = _settings.Command.Count == 0
            ? ForScript(environment, "run", _settings.Name)
            : ForCommand(_settings.Command, environment);
        var applied = Prepare(request);
        return applied is null || Policy.Readiness.Kind != ReadinessKind.Log
            ? applied
            : applied with { Path = "/proc/self/exe", Arguments = ["actors-ready-line", Text(Policy.Readiness.Fd), Policy.Readiness.Pattern, applied.Path, .. applied.Arguments] };
    }

    private SpawnRequest? Prepare(SpawnRequest request)
    {
        if (ReferenceEquals(Policy.Process, ProcessPolicy.Default))
            return request;
        if (Policy.Process.Directory is not null)
            request = request with { Path = Absolute(request.Path), Arguments = [.. request.Arguments.Select(Absolute)] };
        if (ServiceProcess.Apply(request, Policy.Process, out var fault) is { } applied)
            return applied;
        Warn($"unable to start service: {fault}");
        RefuseStarter(fault!);
        return null;
    }

    private string Absolute(string word) => word == "./run" ? Files.Join(_directory.Path, "run") : word;

    private SpawnRequest? PrepareFinish(ExitStatus ended, int pid)
    {
        if (_settings.Command.Count > 0 ? _settings.FinishCommand.Count == 0 : !Files.Exists(Files.Join(_directory.Path, "finish")))
            return null;
        string[] arguments = [Text(ended.IsSignaled ? 256 : ended.Code), Text((int)ended.Signal), _settings.Name, Text(pid)];
        var environment = BuildEnvironment();
        return _settings.Command.Count > 0
            ? ForCommand([.. _settings.FinishCommand, .. arguments], environment)
            : ForScript(environment, "finish", arguments);
    }

    private SpawnRequest ForScript(IReadOnlyList<string> environment, string script, params string[] arguments)
    {
        var command = ServiceScript.CommandLine(_settings, script, arguments);
        return new SpawnRequest(command[0], command, environment);
    }

    private static SpawnRequest ForCommand(IReadOnlyList<string> command, IReadOnlyList<string> environment)
    {
        // One that is not found is executed all the same: then the error is the one of that.
        var errno = Executables.Find(command[0], EnvironmentBlock.Of([.. environment])["PATH"], out var path);
        return new SpawnRequest(errno == 0 ? path : command[0], command, environment);
    }

    /// <summary>A command of a probe runs with the service's environment, as its user, in its directory, and is not heard.</summary>
    private SpawnRequest PrepareProbe(ProbePolicy probe)
    {
        var request = ForCommand(probe.Command, BuildEnvironment()) with
        {
            WorkingDirectory = _directory.Path,
            NewSession = true,
            Actions = [new SpawnAction.Open(0, "/dev/null", OpenMode.Read), new SpawnAction.Open(1, "/dev/null", OpenMode.Write), new SpawnAction.Open(2, "/dev/null", OpenMode.Write)],
        };
        return ServiceProcess.Apply(request, Policy.Process, out _) ?? request;
    }

    private IReadOnlyList<string> BuildEnvironment()
    {
        var environment = BuildPlainEnvironment();
        return _notifySocket is null ? environment : [.. environment, "NOTIFY_SOCKET=" + _notifyName];
    }

    private IReadOnlyList<string> BuildPlainEnvironment()
    {
        var hasCommand = _settings.Command.Count > 0;
        if (ReferenceEquals(Policy, ServicePolicy.Default) && !hasCommand)
            return _settings.Environment;
        var environment = new ServiceEnvironment(Policy, Warn);
        if (environment.IsPlain(hasCommand) && Instance is null)
            return _settings.Environment;
        var container = Policy.Process.ContainerEnvironment ?? hasCommand ? _settings.ContainerEnvironment : null;
        return environment.Build(_settings.Environment, container, Instance);
    }
}
