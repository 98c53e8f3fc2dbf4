namespace Actors.Kernel.Dispatch;

/// <summary>The limit of a bounded mailbox: senders wait at it, for a time, while the mailbox is full.</summary>
/// <param name="capacity">How many messages may wait.</param>
/// <param name="pushTimeout">How long a sender waits; negative for ever, zero not at all.</param>
internal sealed class BoundedGate(int capacity, TimeSpan pushTimeout)
{
    private readonly object _gate = new();
    private int _inside;
    private int _waiting;
    private bool _open;

    /// <summary>Makes room for one message; false where there was none in time.</summary>
    public bool Enter()
    {
        lock (_gate)
        {
            if (_inside >= capacity && !_open && !WaitForRoomUnsynchronized())
                return false;
            _inside++;
            return true;
        }
    }

    /// <summary>Counts a message that is put back, which must not be refused.</summary>
    public void EnterAlways()
    {
        lock (_gate)
            _inside++;
    }

    /// <summary>A message was taken out.</summary>
    public void Leave()
    {
        lock (_gate)
        {
            _inside--;
            if (_waiting > 0)
                Monitor.Pulse(_gate);
        }
    }

    /// <summary>The mailbox is closed: nobody needs to wait any more.</summary>
    public void Open()
    {
        lock (_gate)
        {
            _open = true;
            Monitor.PulseAll(_gate);
        }
    }

    private bool WaitForRoomUnsynchronized()
    {
        var forEver = pushTimeout < TimeSpan.Zero;
        var deadline = Environment.TickCount64 + (long)pushTimeout.TotalMilliseconds;
        _waiting++;
        try
        {
            while (_inside >= capacity && !_open)
            {
                var left = forEver ? Timeout.Infinite : deadline - Environment.TickCount64;
                if (left != Timeout.Infinite && left <= 0)
                    return false;
                Monitor.Wait(_gate, (int)Math.Min(left, int.MaxValue));
            }
            return true;
        }
        finally
        {
            _waiting--;
        }
    }
}
