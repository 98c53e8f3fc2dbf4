namespace Actors.Kernel.Dispatch;

/// <summary>A link of a worker pool's queue; it is its own list node, so that queueing allocates nothing.</summary>
internal abstract class WorkItem : IRunnable
{
    internal WorkItem? NextWork;

    public abstract void Run();
}
