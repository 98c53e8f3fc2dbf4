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
        : _history.Decide(Policy.Restart, Policy.IsSuccess(status), Now, Now - Since(_startedAt));

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
                FailForGood(letters, "it failed, and its policy is not to start it again", $"{LastEnd}: the service has failed, and is not started again (restart.mode)");
                break;
            case RestartVerdictKind.Exhausted:
                var window = restart.Within is { } within ? $" within {within.TotalSeconds:0.###} s" : "";
                FailForGood(letters, "its restarts are used up", $"{LastEnd}: its restarts are used up ({restart.MaxRestarts}{window}): the service has failed for good, and is not started again");
                if (restart.Exhausted != ExhaustedAction.Stop)
                    Self.Tell(new Fail(new ServiceFailedException(_settings.Name, _startFailed ? null : _lastExit, restart.Exhausted == ExhaustedAction.Escalate)));
                break;
        }
    }

    private string LastEnd => _startFailed ? "run could not be executed" : $"run {_lastExit}";

    private void FailForGood(string letters, string reason, string? warning)
    {
        _wantUp = false;
        _failedForGood = true;
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
}
