using Actors.Handover;
using Actors.Pipelines;
using Actors.Platform;
using Actors.Processes;
using Actors.Services.Policies;
using static Actors.Supervision.LongrunProtocol;
using static Actors.Supervision.LongrunState;

namespace Actors.Supervision;

/// <content>
/// Taking up a service where an earlier incarnation of this process has left it (<see cref="Succession"/>): what it was is in
/// <c>supervise/status</c>, its process is still this process's child, and the pipe on which it tells that it is ready came along.
/// </content>
public sealed partial class LongrunActor
{
    private void Resume(Inheritance inheritance, SuperviseStatus status)
    {
        _wantUp = status.Flags.HasFlag(SuperviseFlags.WantUp);
        (_stamp, _readyStamp) = (status.Stamp, status.ReadyStamp);
        var wasEnding = inheritance.State.Ending.Contains(_settings.Name);
        if (wasEnding)
            _host.Journal?.Ending(_settings.Name, on: false);
        var wasLogger = WasLogger(status.Pid, inheritance); // It was in the process before, and ended with it.
        if (wasLogger && _wantUp)
            Run();
        else if (wasLogger)
            BeDown("dD", s_pause);
        else if (status.Pid > 0 && inheritance.HasChild(status.Pid))
            TakeUp(inheritance, status, wasEnding);
        else if (status.Pid > 0)
            MissItsEnd(status.Pid);
        else if (_wantUp)
            Run(); // it was waiting for its next start
        if (Policy.Trigger.IsSet && _directory.StartsUp)
            Arm(isFirst: false);
    }

    private static bool WasLogger(int pid, Inheritance inheritance)
    {
        if (pid == Identity.ProcessId)
            return true;
        if (!StandIn.IsOne(pid, inheritance.State))
            return false;
        if (Children.Has(pid))
            _ = Signals.Send(pid, Signal.Term); // The new logger gets another.
        return true;
    }

    private void TakeUp(Inheritance inheritance, SuperviseStatus status, bool wasEnding)
    {
        _incarnation = 1;
        _pid = status.Pid;
        _state = status.Flags.HasFlag(SuperviseFlags.Finishing) ? Finishing : Up;
        _ready = _wasReady = status.Flags.HasFlag(SuperviseFlags.Ready);
        _readyAt = Clock.MonotonicNanoseconds;
        _paused = status.Flags.HasFlag(SuperviseFlags.Paused);
        _process = Context.Watch(Context.ActorOf(ProcessActor.Adopt(_host, _pid)));
        _startedAt = Clock.MonotonicNanoseconds;
        _tellsReadiness = NotificationFd is not null || Policy.Readiness.Kind >= ReadinessKind.Notify;
        TakeUpNotifySocket(inheritance);
        if (_state == Finishing)
        {
            LimitFinish();
        }
        else if (wasEnding)
        {
            _ending = _restartAsked = true; // as it was asked for: no failure, whether it is wanted up again or not
            LimitEnding();
        }

        if (_state == Up && _tellsReadiness && !_ready)
            BeginProbing();
        else
            BeginHealthChecks();
        if (inheritance.Take(NotificationKey) is not { } notification)
            return;
        _notification = notification;
        _host.Journal?.Keep(NotificationKey, notification.Number);
        _notificationKey = _host.Poller.Watch(notification.Number, Self, new NotificationReadable(_incarnation));
    }

    /// <summary>It ended, and was collected, in the moment before the fault: how is not known any more.</summary>
    private void MissItsEnd(int pid)
    {
        Warn($"process {pid} ended unseen while the supervisor was replacing itself");
        BeDown("dD", s_pause);
    }
}
