using Actors.Kernel.Event;

namespace Actors.Kernel.Dispatch;

/// <summary>
/// What blocks must not run on a shared pool; but if it does, and all threads wait for something that only a queued item could bring
/// about, then the process would hang for ever. So while work waits and all threads are busy, a look is taken from time to time; when
/// nothing was taken from the queue since the last one, a thread is added. It ends as soon as it finds nothing to do. An idle or merely
/// busy pool pays nothing for it.
/// </summary>
internal sealed partial class WorkerPool
{
    /// <summary>How many threads can be added to those that all block.</summary>
    private const int MaxAdded = 64;

    /// <summary>Long enough not to take a machine that is overloaded for threads that block.</summary>
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(1);

    /// <summary>Counts what was taken from the queue.</summary>
    private long _taken;

    private long _takenAtWatch;
    private bool _watching;

    private bool MustWatchUnsynchronized()
    {
        if (_scheduler is null || _watching || _shutdown)
            return false;
        _watching = true;
        _takenAtWatch = _taken;
        return true;
    }

    private void Watch()
    {
        try
        {
            _scheduler!().ScheduleOnce(s_patience, Look);
        }
        catch (Exception e) when (e is SchedulerException or OutOfMemoryException)
        {
            Volatile.Write(ref _watching, false); // the system is ending, and so is all work; or the scheduler gets no thread now
        }
    }

    private void Look()
    {
        bool add, again;
        var taken = false;
        try
        {
            _lock.Enter(ref taken);
            add = _first is not null && _idle is null && _taken == _takenAtWatch && _threads < _maxThreads + MaxAdded;
            if (add)
                _threads++;
            _watching = false;
            again = _first is not null && MustWatchUnsynchronized();
        }
        finally
        {
            if (taken)
                _lock.Exit();
        }
        if (add)
        {
            _eventStream.Publish(new Warning(_name, typeof(WorkerPool),
                $"All threads of dispatcher [{_name}] have been busy for {s_patience.TotalSeconds} s while messages wait: adding one. What blocks belongs on a pinned dispatcher."));
            StartThread();
        }
        if (again)
            Watch();
    }
}
