using System.Diagnostics.CodeAnalysis;
using Actors.Kernel.Event;

namespace Actors.Kernel;

/// <summary>The timers of one instance of an actor.</summary>
internal sealed class TimerScheduler(ActorCell cell) : ITimerScheduler
{
    private Dictionary<object, TimerMessage>? _timers;

    public IReadOnlyCollection<object> ActiveTimers => _timers is null ? [] : _timers.Keys;

    public void StartPeriodicTimer(object key, object msg, TimeSpan interval) =>
        Start(key, msg, interval, interval, true, ActorRefs.NoSender);

    public void StartPeriodicTimer(object key, object msg, TimeSpan interval, IActorRef? sender) =>
        Start(key, msg, interval, interval, true, sender);

    public void StartPeriodicTimer(object key, object msg, TimeSpan initialDelay, TimeSpan interval) =>
        Start(key, msg, initialDelay, interval, true, ActorRefs.NoSender);

    public void StartPeriodicTimer(object key, object msg, TimeSpan initialDelay, TimeSpan interval, IActorRef? sender) =>
        Start(key, msg, initialDelay, interval, true, sender);

    public void StartSingleTimer(object key, object msg, TimeSpan timeout) =>
        Start(key, msg, timeout, TimeSpan.Zero, false, ActorRefs.NoSender);

    public void StartSingleTimer(object key, object msg, TimeSpan timeout, IActorRef? sender) =>
        Start(key, msg, timeout, TimeSpan.Zero, false, sender);

    public bool IsTimerActive(object key) => _timers?.ContainsKey(key) ?? false;

    public void Cancel(object key)
    {
        if (_timers is null || !_timers.Remove(key, out var timer))
            return;
        Log("Cancel timer [{0}]", key);
        timer.Task.CancelIfNotNull();
    }

    public void CancelAll()
    {
        if (_timers is null)
            return;
        Log("Cancel all timers [{0}]", _timers.Count);
        foreach (var timer in _timers.Values)
            timer.Task.CancelIfNotNull();
        _timers.Clear();
    }

    /// <summary>The message of a timer that has come; false where nobody waits for it any more.</summary>
    public bool TryTake(TimerMessage timer, [NotNullWhen(true)] out object? message)
    {
        message = null;
        if (!ReferenceEquals(timer.Owner, this) || _timers is null
            || !_timers.TryGetValue(timer.Key, out var current) || !ReferenceEquals(current, timer))
        {
            Log("Received timer [{0}] that was cancelled or replaced, discarding", timer.Key);
            return false;
        }
        if (!timer.Repeat)
            _timers.Remove(timer.Key);
        message = timer.Message;
        return true;
    }

    private void Start(object key, object message, TimeSpan delay, TimeSpan interval, bool repeat, IActorRef? sender)
    {
        Cancel(key);
        var timer = message is INotInfluenceReceiveTimeout
            ? new TimerMessage.Silent(this, key, message, repeat)
            : new TimerMessage(this, key, message, repeat);
        var scheduler = cell.System.Scheduler;
        timer.Task = repeat
            ? scheduler.ScheduleTellRepeatedlyCancelable(delay, interval, cell.Self, timer, sender)
            : scheduler.ScheduleTellOnceCancelable(delay, cell.Self, timer, sender);
        (_timers ??= [])[key] = timer;
        Log("Start timer [{0}]", key);
    }

    private void Log(string format, object argument)
    {
        if (cell.SystemImpl.Settings.DebugTimerScheduler)
            cell.System.Log.Debug(format, argument);
    }
}
