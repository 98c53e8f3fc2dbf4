using Actors.Kernel.Event;

namespace Actors.Kernel.Dispatch;

/// <summary>
/// A few threads and a queue. Threads are created when there is work and none is idle, up to the limit, and then stay: an idle one
/// is parked in the kernel and never wakes up for nothing.
/// </summary>
/// <remarks>
/// At most one thread is on its way out of the park at a time; it wakes the next one if it finds more than it can take. That is
/// enough to get all of them going, and a burst of messages does not wake every thread once a message.
/// </remarks>
internal sealed class WorkerPool(string name, int maxThreads, EventStream eventStream)
{
    private readonly object _gate = new();
    private WorkItem? _first;
    private WorkItem? _last;
    private int _threads;
    private int _idle;
    private bool _waking;
    private bool _shutdown;

    /// <summary>How many threads there are.</summary>
    public int Threads
    {
        get
        {
            lock (_gate)
                return _threads;
        }
    }

    public void Execute(WorkItem item)
    {
        var create = false;
        lock (_gate)
        {
            if (_last is null)
                _first = item;
            else
                _last.NextWork = item;
            _last = item;
            if (_idle > 0)
                WakeUnsynchronized();
            else if (_threads < maxThreads)
                create = true;
            if (create)
                _threads++;
        }
        if (create)
            StartThread();
    }

    /// <summary>The threads end once the queue is empty. What is queued later still runs, on a thread made for it.</summary>
    public void Shutdown()
    {
        lock (_gate)
        {
            _shutdown = true;
            Monitor.PulseAll(_gate);
        }
    }

    private void WakeUnsynchronized()
    {
        if (_waking)
            return;
        _waking = true;
        Monitor.Pulse(_gate);
    }

    private void StartThread()
    {
        var thread = new Thread(Work) { IsBackground = true, Name = name };
        thread.UnsafeStart();
    }

    private void Work()
    {
        while (Take() is { } item)
        {
            try
            {
                item.Run();
            }
            catch (Exception e)
            {
                eventStream.PublishSafely(new Error(e, name, typeof(WorkerPool), "Fault on a dispatcher's thread: " + e.Message));
            }
        }
    }

    /// <summary>The next item; null where the thread is to end.</summary>
    private WorkItem? Take()
    {
        lock (_gate)
        {
            while (_first is null)
            {
                if (_shutdown)
                {
                    _threads--;
                    return null;
                }
                _idle++;
                Monitor.Wait(_gate);
                _idle--;
                _waking = false;
            }
            var item = _first;
            _first = item.NextWork;
            item.NextWork = null;
            if (_first is null)
                _last = null;
            else if (_idle > 0)
                WakeUnsynchronized();
            return item;
        }
    }
}
