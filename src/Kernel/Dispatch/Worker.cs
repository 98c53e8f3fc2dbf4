namespace Actors.Kernel.Dispatch;

/// <summary>A thread of a <see cref="WorkerPool"/>, and the place where it is parked while there is nothing to do.</summary>
internal sealed class Worker
{
    private readonly object _park = new();
    private bool _signalled;

    /// <summary>The one that was parked before this one.</summary>
    public Worker? NextIdle { get; set; }

    /// <summary>Sleeps in the kernel until <see cref="Unpark"/>; not longer where that came first.</summary>
    public void Park()
    {
        lock (_park)
        {
            while (!_signalled)
                Monitor.Wait(_park);
            _signalled = false;
        }
    }

    public void Unpark()
    {
        lock (_park)
        {
            _signalled = true;
            Monitor.Pulse(_park);
        }
    }
}
