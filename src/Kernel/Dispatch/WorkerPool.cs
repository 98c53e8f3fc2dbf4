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
internal sealed partial class WorkerPool
{
    private readonly string _name;
    private readonly int _maxThreads;
    private readonly EventStream _eventStream;
    private readonly Func<SchedulerBase>? _scheduler;
    private readonly object _gate = new();
    private WorkItem? _first;
    private WorkItem? _last;
    private int _threads;
    private int _idle;
    private bool _waking;
    private bool _shutdown;

    /// <summary>A pool without threads yet.</summary>
    /// <param name="name">The name of its threads.</param>
    /// <param name="maxThreads">How many they can become.</param>
    /// <param name="eventStream">Where faults are logged.</param>
    /// <param name="scheduler">What watches over threads that all block, or null where nobody does.</param>
    public WorkerPool(string name, int maxThreads, EventStream eventStream, Func<SchedulerBase>? scheduler = null)
    {
        _name = name;
        _maxThreads = maxThreads;
        _eventStream = eventStream;
        _scheduler = scheduler;
    }

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
        Help help;
        lock (_gate)
        {
            if (_last is null)
                _first = item;
            else
                _last.NextWork = item;
            _last = item;
            help = CallHelpUnsynchronized();
        }
        Give(help);
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

    /// <summary>There is work in the queue: gets somebody to take it. What can not be done under the lock is given back.</summary>
    private Help CallHelpUnsynchronized()
    {
        if (_idle > 0)
        {
            if (!_waking)
            {
                _waking = true;
                Monitor.Pulse(_gate);
            }
            return Help.None;
        }
        if (_threads < _maxThreads)
        {
            _threads++;
            return Help.Thread;
        }
        return MustWatchUnsynchronized() ? Help.Watch : Help.None;
    }

    private void Give(Help help)
    {
        if (help == Help.Thread)
            StartThread();
        else if (help == Help.Watch)
            Watch();
    }

    /// <summary>Starts a thread that is counted already.</summary>
    private void StartThread()
    {
        try
        {
            new Thread(Work) { IsBackground = true, Name = _name }.UnsafeStart();
        }
        catch (OutOfMemoryException e)
        {
            // No thread to be had now. The others will get to the item; where there are none, the teller has to know.
            bool alone;
            lock (_gate)
                alone = --_threads == 0;
            Report(e);
            if (alone)
                throw;
        }
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
                Report(e);
            }
        }
    }

    /// <summary>The next item; null where the thread is to end.</summary>
    private WorkItem? Take()
    {
        WorkItem item;
        var help = Help.None;
        lock (_gate)
        {
            while (_first is null)
            {
                if (_shutdown || _threads > _maxThreads)
                {
                    _threads--;
                    return null;
                }
                _idle++;
                Monitor.Wait(_gate);
                _idle--;
                _waking = false;
            }
            item = _first;
            _first = item.NextWork;
            item.NextWork = null;
            _taken++;
            if (_first is null)
                _last = null;
            else
                help = CallHelpUnsynchronized();
        }
        Give(help);
        return item;
    }

    private enum Help
    {
        None,
        Thread,
        Watch,
    }

    private void Report(Exception e) =>
        _eventStream.Publish(new Error(e, _name, typeof(WorkerPool), "Fault on a dispatcher's thread: " + e.Message));
}
