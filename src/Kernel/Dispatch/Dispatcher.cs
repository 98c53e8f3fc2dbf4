namespace Actors.Kernel.Dispatch;

/// <summary>The usual dispatcher: its actors share the threads of a <see cref="WorkerPool"/>.</summary>
internal sealed class Dispatcher(string id, int throughput, long? throughputDeadlineTime, WorkerPool pool)
    : MessageDispatcher(id, throughput, throughputDeadlineTime)
{
    internal override void Execute(WorkItem item) => pool.Execute(item);

    internal override void Shutdown() => pool.Shutdown();
}
