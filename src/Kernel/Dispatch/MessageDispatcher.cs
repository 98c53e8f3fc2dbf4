using Actors.Kernel.Dispatch.SysMsg;
using Actors.Kernel.Event;

namespace Actors.Kernel.Dispatch;

/// <summary>Where actors run.</summary>
public abstract class MessageDispatcher
{
    /// <summary>How many messages an actor works on before it lets others run, where nothing else is configured.</summary>
    public const int DefaultThroughput = 30;

    private protected MessageDispatcher(string id, int throughput, long? throughputDeadlineTime)
    {
        Id = id;
        Throughput = Math.Max(1, throughput);
        ThroughputDeadlineTime = throughputDeadlineTime;
    }

    /// <summary>The configuration path.</summary>
    public string Id { get; set; }

    /// <summary>How many messages an actor works on before it lets others run.</summary>
    public int Throughput { get; set; }

    /// <summary>How long, in ticks of 100 ns, an actor works on messages before it lets others run; null or 0 for no limit.</summary>
    public long? ThroughputDeadlineTime { get; set; }

    /// <summary>Runs something on the dispatcher's threads.</summary>
    public void Schedule(Action run) => Schedule(new ActionRunnable(run));

    /// <summary>Runs something on the dispatcher's threads.</summary>
    public void Schedule(IRunnable run)
    {
        ArgumentNullException.ThrowIfNull(run);
        Execute(new RunnableItem(run));
    }

    /// <summary>Runs an item soon, on a thread of the dispatcher's choice.</summary>
    internal abstract void Execute(WorkItem item);

    /// <summary>Lets an actor have its first run.</summary>
    internal virtual void Attach(ActorCell cell) => Execute(cell.Mailbox);

    /// <summary>Lets an actor go.</summary>
    internal virtual void Detach(ActorCell cell) => cell.Mailbox.Close();

    /// <summary>Queues a user message; false where the actor has ended.</summary>
    internal virtual bool Dispatch(ActorCell cell, in Envelope envelope) => cell.Mailbox.TryEnqueue(envelope);

    /// <summary>Queues a system message; false where the actor has ended.</summary>
    internal virtual bool SystemDispatch(ActorCell cell, SystemMessage message) => cell.Mailbox.TryEnqueueSystem(message);

    /// <summary>Ends the dispatcher's threads once they have nothing to do.</summary>
    internal virtual void Shutdown() { }

    private protected static void ReportFailure(EventStream eventStream, Exception e) =>
        eventStream.Publish(new Error(e, nameof(MessageDispatcher), typeof(MessageDispatcher), "Fault on a dispatcher's thread: " + e.Message));
}
