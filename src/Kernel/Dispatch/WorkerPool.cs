using Actors.Kernel.Event;

namespace Actors.Kernel.Dispatch;

/// <summary>
/// A few threads and a queue. Threads are created when there is work and none is idle, up to the limit, and then stay: an idle one
/// is parked in the kernel and never wakes up for nothing.
/// </summary>
/// <remarks>
/// At most one thread is on its way out of the park at a time; it wakes the next one if it finds more than it can take. That is
/// enough to get all of them going, and a burst of messages does not wake every thread once a message. The one that was parked last
/// is woken first: its caches are warm, and the others can go on sleeping.
/// </remarks>
internal sealed partial class WorkerPool
{
    private readonly string _name;
    private readonly int _maxThreads;
    private readonly EventStream _eventStream;
    private readonly Func<SchedulerBase>? _scheduler;
    private SpinLock _lock = new(enableThreadOwnerTracking: false);
    private WorkItem? _first;
    private WorkItem? _last;
    private Worker? _idle;
    private int _threads;
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

    /// <summary>What the caller has to do once it is out of the lock.</summary>
    private enum Help
    {
        None,
        Thread,
        Watch,
    }

    /// <summary>How many threads there are.</summary>
    public int Threads => Volatile.Read(ref _threads);

    public void Execute(WorkItem item)
    {
        Help help;
        Worker? woken;
        var taken = false;
        try
        {
            _lock.Enter(ref taken);
            if (_last is null)
                _first = item;
            else
                _last.NextWork = item;
            _last = item;
            help = CallHelpUnsynchronized(out woken);
        }
        finally
        {
            if (taken)
                _lock.Exit(useMemoryBarrier: false);
        }
        Give(help, woken);
    }

    /// <summary>The threads end once the queue is empty. What is queued later still runs, on a thread made for it.</summary>
    public void Shutdown()
    {
        Worker? idle;
        var taken = false;
        try
        {
            _lock.Enter(ref taken);
            _shutdown = true;
            idle = _idle;
            _idle = null;
        }
        finally
        {
            if (taken)
                _lock.Exit();
        }
        while (idle is not null)
        {
            var worker = idle;
            idle = worker.NextIdle; // read before the worker can park again
            worker.Unpark();
        }
    }

    /// <summary>There is work in the queue: gets somebody to take it. What can not be done under the lock is given back.</summary>
    private Help CallHelpUnsynchronized(out Worker? woken)
    {
        woken = null;
        if (_idle is not null)
        {
            if (!_waking)
            {
                _waking = true;
                woken = _idle;
                _idle = woken.NextIdle;
            }
            return Help.None;
        }
        if (_waking)
            return Help.None; // who wakes up looks after the rest
        if (_threads < _maxThreads)
        {
            _threads++;
            return Help.Thread;
        }
        return MustWatchUnsynchronized() ? Help.Watch : Help.None;
    }

    private void Give(Help help, Worker? woken)
    {
        woken?.Unpark();
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
        catch (OutOfMemoryException)
        {
            // No thread to be had now. The others will get to the item; where there are none, the teller has to know.
            if (Uncount() == 0)
                throw;
        }
    }

    private int Uncount()
    {
        var taken = false;
        try
        {
            _lock.Enter(ref taken);
            return --_threads;
        }
        finally
        {
            if (taken)
                _lock.Exit();
        }
    }

    private void Work()
    {
        var worker = new Worker();
        while (Take(worker) is { } item)
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
    private WorkItem? Take(Worker worker)
    {
        var woke = false;
        while (true)
        {
            WorkItem? item;
            Worker? woken = null;
            var help = Help.None;
            var taken = false;
            try
            {
                _lock.Enter(ref taken);
                if (woke)
                    _waking = false;
                item = _first;
                if (item is not null)
                {
                    _first = item.NextWork;
                    item.NextWork = null;
                    _taken++;
                    if (_first is null)
                        _last = null;
                    else
                        help = CallHelpUnsynchronized(out woken);
                }
                else if (_shutdown || _threads > _maxThreads)
                {
                    _threads--;
                    return null;
                }
                else
                {
                    worker.NextIdle = _idle;
                    _idle = worker;
                }
            }
            finally
            {
                if (taken)
                    _lock.Exit(useMemoryBarrier: false);
            }
            if (item is not null)
            {
                Give(help, woken);
                return item;
            }
            worker.Park();
            woke = true;
        }
    }

    private void Report(Exception e) =>
        _eventStream.Publish(new Error(e, _name, typeof(WorkerPool), "Fault on a dispatcher's thread: " + e.Message));
}
