using Actors.Kernel.Dispatch;

namespace Actors.Benchmarks.Kernel;

/// <summary>The dispatcher that was not chosen: on .NET's thread pool.</summary>
internal sealed class ThreadPoolDispatcher(string id, int throughput) : MessageDispatcher(id, throughput, null)
{
    internal override void Execute(WorkItem item) =>
        ThreadPool.UnsafeQueueUserWorkItem(static work => work.Run(), item, preferLocal: true);
}
