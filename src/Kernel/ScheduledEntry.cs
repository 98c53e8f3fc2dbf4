using Actors.Kernel.Dispatch;

namespace Actors.Kernel;

/// <summary>One thing that a scheduler has to do, once or again and again.</summary>
internal sealed class ScheduledEntry(SchedulerBase owner, object target, object? message, IActorRef? sender, TimeSpan interval, ICancelable? cancelable)
    : ICancellationObserver
{
    /// <summary>When, on the scheduler's monotonic clock.</summary>
    public TimeSpan Due { get; set; }

    /// <summary>Which comes first of two that are due at the same time.</summary>
    public long Sequence { get; set; }

    /// <summary>Where in the scheduler's heap; -1 outside.</summary>
    public int Index { get; set; } = -1;

    /// <summary>Zero for once.</summary>
    public TimeSpan Interval { get; } = interval;

    public bool IsRepeated => Interval > TimeSpan.Zero;

    public bool IsCancelled => cancelable?.IsCancellationRequested ?? false;

    /// <summary>Ties the entry to its cancelable; false where that is called off already.</summary>
    public bool TryBegin() => cancelable switch
    {
        null => true,
        Cancelable own => own.TryObserve(this),
        _ => !cancelable.IsCancellationRequested,
    };

    /// <summary>The entry is done.</summary>
    public void End() => (cancelable as Cancelable)?.Forget(this);

    public void Cancelled() => owner.Remove(this);

    /// <summary>Does it.</summary>
    public void Fire()
    {
        switch (target)
        {
            case ICanTell receiver:
                receiver.Tell(message!, sender);
                break;
            case Action action:
                action();
                break;
            case IRunnable runnable:
                runnable.Run();
                break;
        }
    }
}
