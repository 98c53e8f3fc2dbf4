using Actors.Kernel.Dispatch.SysMsg;
using Actors.Kernel.Event;

namespace Actors.Kernel.Dispatch;

/// <summary>
/// The queue of one actor, and the guard that lets one thread at a time into it. All state that several threads touch is under one
/// spin lock, which is held for a few instructions only.
/// </summary>
/// <remarks>
/// There are two queues of user messages: senders fill one, the running thread empties the other, and when that is empty they are
/// exchanged. So the lock is taken once a batch, not once a message, on the receiving side. A mailbox that is <c>scheduled</c>
/// belongs to the thread that runs it or is going to; who queues a message into one that is not makes it so and hands it to the
/// dispatcher. A new mailbox counts as scheduled until the actor is started.
/// </remarks>
internal sealed class Mailbox(ActorCell cell, BoundedGate? gate) : WorkItem
{
    private SpinLock _lock = new(enableThreadOwnerTracking: false);
    private EnvelopeQueue _arriving;
    private EnvelopeQueue _running;
    private SystemMessage? _systemFirst;
    private SystemMessage? _systemLast;
    private int _suspendCount;
    private bool _scheduled = true;
    private volatile bool _closed;

    /// <summary>True once the actor has ended: whatever comes is for the dead letters.</summary>
    public bool IsClosed => _closed;

    /// <summary>True while user messages are held back. For the running thread.</summary>
    public bool IsSuspended => _suspendCount > 0;

    public int SuspendCount => _suspendCount;

    /// <summary>How many user messages wait; a snapshot.</summary>
    public int NumberOfMessages
    {
        get
        {
            var taken = false;
            try
            {
                _lock.Enter(ref taken);
                return _arriving.Count + _running.Count;
            }
            finally
            {
                if (taken)
                    _lock.Exit();
            }
        }
    }

    /// <summary>Any thread: queues a user message. False where the actor has ended, or a bounded mailbox stayed full.</summary>
    public bool TryEnqueue(in Envelope envelope)
    {
        if (gate is not null && !gate.Enter())
            return false;
        var schedule = false;
        var taken = false;
        try
        {
            _lock.Enter(ref taken);
            if (_closed)
                return false;
            _arriving.AddLast(envelope);
            if (!_scheduled && _suspendCount == 0)
                _scheduled = schedule = true;
        }
        finally
        {
            if (taken)
                _lock.Exit(useMemoryBarrier: false);
        }
        if (schedule)
            cell.Dispatcher.Execute(this);
        return true;
    }

    /// <summary>Any thread: queues a system message. False where the actor has ended.</summary>
    public bool TryEnqueueSystem(SystemMessage message)
    {
        var schedule = false;
        var taken = false;
        try
        {
            _lock.Enter(ref taken);
            if (_closed)
                return false;
            if (_systemLast is null)
                _systemFirst = message;
            else
                _systemLast.Next = message;
            _systemLast = message;
            if (!_scheduled)
                _scheduled = schedule = true;
        }
        finally
        {
            if (taken)
                _lock.Exit(useMemoryBarrier: false);
        }
        if (schedule)
            cell.Dispatcher.Execute(this);
        return true;
    }

    /// <summary>The running thread: puts a message back in front of all that wait, a bounded mailbox notwithstanding.</summary>
    public void EnqueueFirst(in Envelope envelope)
    {
        gate?.EnterAlways();
        _running.AddFirst(envelope);
    }

    /// <summary>The running thread: holds user messages back.</summary>
    public void Suspend() => _suspendCount++;

    /// <summary>The running thread: takes one suspension back.</summary>
    public void Resume()
    {
        if (_suspendCount > 0)
            _suspendCount--;
    }

    /// <summary>The dispatcher: works on what waits, up to the dispatcher's throughput.</summary>
    public override void Run()
    {
        var previous = ActorCell.Current;
        ActorCell.Current = cell;
        try
        {
            RunSystemMessages();
            RunUserMessages();
        }
        catch (Exception e)
        {
            // The cell handles what the actor throws; this is a fault of the runtime itself, and the actor must not hang for it.
            cell.SystemImpl.EventStream.Publish(new Error(e, cell.Self.Path.ToString(), typeof(Mailbox), "Fault in the actor runtime: " + e.Message));
        }
        finally
        {
            ActorCell.Current = previous;
        }
        if (!TryBecomeIdle())
            cell.Dispatcher.Execute(this);
    }

    private void RunUserMessages()
    {
        var dispatcher = cell.Dispatcher;
        var left = dispatcher.Throughput;
        var deadline = dispatcher.ThroughputDeadlineTime is { } time and > 0 ? Environment.TickCount64 + (time / TimeSpan.TicksPerMillisecond) : 0;
        while (_suspendCount == 0 && !_closed)
        {
            if (_running.Count == 0 && !ExchangeQueues())
                return;
            var envelope = _running.RemoveFirst();
            gate?.Leave();
            cell.Invoke(envelope);
            if (_systemFirst is not null)
                RunSystemMessages();
            if (--left <= 0 || (deadline != 0 && Environment.TickCount64 >= deadline))
                return;
        }
    }

    private void RunSystemMessages()
    {
        while (!_closed)
        {
            var messages = TakeSystemMessages();
            if (messages is null)
                return;
            ToDeadLetters(cell.SystemInvoke(messages));
        }
    }

    private bool ExchangeQueues()
    {
        var taken = false;
        try
        {
            _lock.Enter(ref taken);
            (_arriving, _running) = (_running, _arriving);
            return _running.Count > 0;
        }
        finally
        {
            if (taken)
                _lock.Exit(useMemoryBarrier: false);
        }
    }

    private SystemMessage? TakeSystemMessages()
    {
        var taken = false;
        try
        {
            _lock.Enter(ref taken);
            var first = _systemFirst;
            _systemFirst = _systemLast = null;
            return first;
        }
        finally
        {
            if (taken)
                _lock.Exit(useMemoryBarrier: false);
        }
    }

    private bool TryBecomeIdle()
    {
        var taken = false;
        try
        {
            _lock.Enter(ref taken);
            if (_systemFirst is not null || (_suspendCount == 0 && _arriving.Count + _running.Count > 0))
                return false;
            _arriving.Trim();
            _running.Trim();
            _scheduled = false;
            return true;
        }
        finally
        {
            if (taken)
                _lock.Exit(useMemoryBarrier: false);
        }
    }

    /// <summary>The running thread: the actor has ended. What still waits becomes dead letters.</summary>
    public void Close()
    {
        EnvelopeQueue arriving, running;
        SystemMessage? system;
        var taken = false;
        try
        {
            _lock.Enter(ref taken);
            _closed = true;
            (arriving, running, system) = (_arriving, _running, _systemFirst);
            (_arriving, _running, _systemFirst, _systemLast) = (default, default, null, null);
        }
        finally
        {
            if (taken)
                _lock.Exit();
        }
        ToDeadLetters(system);
        ToDeadLetters(ref running);
        ToDeadLetters(ref arriving);
        gate?.Open();
    }

    private void ToDeadLetters(ref EnvelopeQueue queue)
    {
        while (queue.Count > 0)
        {
            var envelope = queue.RemoveFirst();
            cell.SystemImpl.PublishDeadLetter(envelope, cell.Self);
        }
        queue.Trim();
    }

    private void ToDeadLetters(SystemMessage? messages)
    {
        while (messages is not null)
        {
            var message = messages;
            messages = message.Next;
            message.Next = null;
            cell.SystemImpl.DeadLetters.Tell(new DeadLetter(message, cell.Self, cell.Self), cell.Self);
        }
    }
}
