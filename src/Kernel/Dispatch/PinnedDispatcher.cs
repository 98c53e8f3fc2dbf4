using System.Collections.Concurrent;
using Actors.Kernel.Event;

namespace Actors.Kernel.Dispatch;

/// <summary>A dispatcher for what blocks: every actor has a thread of its own, from its start to its end.</summary>
internal sealed class PinnedDispatcher(string id, int throughput, long? throughputDeadlineTime, EventStream eventStream)
    : MessageDispatcher(id, throughput, throughputDeadlineTime)
{
    private readonly ConcurrentDictionary<WorkItem, WorkerPool> _threads = new();

    internal override void Attach(ActorCell cell)
    {
        _threads[cell.Mailbox] = new WorkerPool(cell.Self.Path.Name, 1, eventStream);
        base.Attach(cell);
    }

    internal override void Detach(ActorCell cell)
    {
        base.Detach(cell);
        if (_threads.TryRemove(cell.Mailbox, out var thread))
            thread.Shutdown();
    }

    internal override void Execute(WorkItem item)
    {
        if (_threads.TryGetValue(item, out var thread))
        {
            thread.Execute(item);
        }
        else
        {
            // Not an actor, or one that has just ended: a thread for this once.
            var once = new WorkerPool(Id, 1, eventStream);
            once.Execute(item);
            once.Shutdown();
        }
    }

    internal override void Shutdown()
    {
        foreach (var thread in _threads.Values)
            thread.Shutdown();
    }
}
