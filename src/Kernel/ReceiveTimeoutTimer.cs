using Actors.Kernel.Dispatch;

namespace Actors.Kernel;

/// <summary>
/// The receive timeout of one actor. A message only moves the deadline; the entry in the scheduler stays where it is and is put off
/// when it comes due too early. So a busy actor with a timeout costs the scheduler nothing per message.
/// </summary>
internal sealed class ReceiveTimeoutTimer(IInternalActorRef owner, IScheduler scheduler) : IRunnable
{
    private readonly Lock _lock = new();
    private TimeSpan _timeout;
    private TimeSpan _deadline;
    private ICancelable? _entry;
    private bool _fresh;
    private bool _working;
    private bool _cancelled;

    /// <summary>How long the silence has to be; a change starts it anew.</summary>
    public TimeSpan Timeout
    {
        get => _timeout;
        set
        {
            lock (_lock)
            {
                _timeout = value;
                _fresh = true;
            }
        }
    }

    /// <summary>A message that counts has come: no timeout until it is done.</summary>
    public void BeginMessage()
    {
        lock (_lock)
            _working = true;
    }

    /// <summary>A message is done; the silence begins.</summary>
    public void EndMessage(bool restart)
    {
        lock (_lock)
        {
            _working = false;
            if (_cancelled || (!restart && !_fresh))
                return;
            var earlier = _fresh && _entry is not null && scheduler.MonotonicClock + _timeout < _deadline;
            _fresh = false;
            _deadline = scheduler.MonotonicClock + _timeout;
            if (earlier)
                Disarm();
            if (_entry is null)
                Arm(_timeout);
        }
    }

    public void Cancel()
    {
        lock (_lock)
        {
            _cancelled = true;
            Disarm();
        }
    }

    /// <summary>On the scheduler's thread.</summary>
    void IRunnable.Run()
    {
        lock (_lock)
        {
            _entry = null;
            if (_cancelled || _working)
                return; // the end of the message arms again
            var left = _deadline - scheduler.MonotonicClock;
            if (left > TimeSpan.Zero)
            {
                Arm(left);
                return;
            }
        }
        owner.Tell(ReceiveTimeout.Instance, owner);
    }

    private void Arm(TimeSpan delay)
    {
        _entry = new Cancelable(scheduler.Advanced);
        scheduler.Advanced.ScheduleOnce(delay, this, _entry);
    }

    private void Disarm()
    {
        _entry.CancelIfNotNull();
        _entry = null;
    }
}
