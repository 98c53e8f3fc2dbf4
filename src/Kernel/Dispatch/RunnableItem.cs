namespace Actors.Kernel.Dispatch;

/// <summary>Work that is not a mailbox.</summary>
internal sealed class RunnableItem(IRunnable runnable) : WorkItem
{
    public override void Run() => runnable.Run();
}
