using System.Diagnostics;
using Akka.Dispatch;

namespace Actors.Init;

/// <summary>
/// A timer of .NET for each entry, so that pid 1 sleeps until one is due: Akka.NET's own scheduler is a wheel that turns a hundred times a second, and wakes threads of the pool for each.
/// Named in the configuration of <see cref="TreeHost"/>.
/// </summary>
/// <param name="scheduler">The section akka.scheduler.</param>
/// <param name="log">Where entries that throw are said.</param>
internal sealed class TimerScheduler(Config scheduler, ILoggingAdapter log) : SchedulerBase(scheduler, log)
{
    /// <inheritdoc/>
    public override TimeSpan MonotonicClock => Stopwatch.GetElapsedTime(0);

    /// <inheritdoc/>
    public override TimeSpan HighResMonotonicClock => MonotonicClock;

    /// <inheritdoc/>
    protected override DateTimeOffset TimeNow => DateTimeOffset.UtcNow;

    /// <inheritdoc/>
    protected override void InternalScheduleTellOnce(TimeSpan delay, ICanTell receiver, object message, IActorRef sender, ICancelable cancelable) =>
        new Entry(() => receiver.Tell(message, sender), null, cancelable, Log).Arm(delay);

    /// <inheritdoc/>
    protected override void InternalScheduleTellRepeatedly(
        TimeSpan initialDelay, TimeSpan interval, ICanTell receiver, object message, IActorRef sender, ICancelable cancelable) =>
        new Entry(() => receiver.Tell(message, sender), interval, cancelable, Log).Arm(initialDelay);

    /// <inheritdoc/>
    protected override void InternalScheduleOnce(TimeSpan delay, Action action, ICancelable cancelable) => new Entry(action, null, cancelable, Log).Arm(delay);

    /// <inheritdoc/>
    protected override void InternalScheduleOnce(TimeSpan delay, IRunnable action, ICancelable cancelable) => new Entry(action.Run, null, cancelable, Log).Arm(delay);

    /// <inheritdoc/>
    protected override void InternalScheduleRepeatedly(TimeSpan initialDelay, TimeSpan interval, Action action, ICancelable cancelable) =>
        new Entry(action, interval, cancelable, Log).Arm(initialDelay);

    /// <inheritdoc/>
    protected override void InternalScheduleRepeatedly(TimeSpan initialDelay, TimeSpan interval, IRunnable action, ICancelable cancelable) =>
        new Entry(action.Run, interval, cancelable, Log).Arm(initialDelay);

    private sealed class Entry
    {
        private static readonly TimeSpan s_longest = TimeSpan.FromDays(40); // a timer takes 49

        private readonly Action _action;
        private readonly TimeSpan? _interval;
        private readonly ILoggingAdapter _log;
        private readonly Timer _timer;
        private readonly CancellationTokenRegistration _cancellation;
        private readonly ICancelable? _cancelable;
        private TimeSpan _left;

        public Entry(Action action, TimeSpan? interval, ICancelable? cancelable, ILoggingAdapter log)
        {
            (_action, _interval, _cancelable, _log) = (action, interval, cancelable, log);
            // It is its own state: a timer that is armed keeps that alive.
            _timer = new Timer(static entry => ((Entry)entry!).Run(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
            _cancellation = cancelable?.Token.Register(_timer.Dispose) ?? default;
        }

        public void Arm(TimeSpan delay)
        {
            var part = delay < TimeSpan.Zero ? TimeSpan.Zero : delay > s_longest ? s_longest : delay;
            _left = delay - part;
            try
            {
                // A timer takes whole milliseconds, and must not be early.
                _timer.Change((long)Math.Ceiling(part.TotalMilliseconds), Timeout.Infinite);
            }
            catch (ObjectDisposedException)
            {
                // Cancelled meanwhile.
            }
        }

        private void Run()
        {
            if (_cancelable is { IsCancellationRequested: true })
                return;
            if (_left > TimeSpan.Zero)
            {
                Arm(_left);
                return;
            }

            if (_interval is null)
                _cancellation.Unregister();
            try
            {
                _action();
            }
            catch (Exception fault)
            {
                _log.Error(fault, "a scheduled action threw");
                return;
            }

            if (_interval is { } interval)
                Arm(interval);
        }
    }
}
