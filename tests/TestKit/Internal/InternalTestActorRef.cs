using Actors.Kernel.Dispatch;

namespace Actors.Kernel.TestKit.Internal;

/// <summary>A reference that gives its actor away, which runs on the calling thread.</summary>
internal sealed class InternalTestActorRef(ActorSystemImpl system, Props props, IInternalActorRef supervisor, ActorPath path)
    : LocalActorRef(system, props, supervisor, path)
{
    private static long s_lastName;

    public ActorBase UnderlyingActor
    {
        get
        {
            if (IsTerminated)
                throw new IllegalActorStateException("Underlying actor is terminated");
            return Cell.Actor ?? this.Ask<ActorBase>(GetActor.Instance, TestKitExtension.For(SystemImpl).DefaultTimeout).Result;
        }
    }

    public static InternalTestActorRef Create(ActorSystem system, Props props, IActorRef? supervisor, string? name)
    {
        var impl = (ActorSystemImpl)system;
        if (props.Deploy.Dispatcher == Deploy.NoDispatcherGiven)
            props = props.WithDispatcher(CallingThreadDispatcher.Id);
        var parent = supervisor as IInternalActorRef ?? impl.Guardian;
        var path = new ChildActorPath(parent.Path, name ?? "$$" + Interlocked.Increment(ref s_lastName), impl.NextUid());
        var actor = new InternalTestActorRef(impl, props, parent, path);
        (parent as LocalActorRef)?.Cell.Adopt(actor);
        actor.Start();
        return actor;
    }

    /// <summary>Gives the actor a message past its mailbox; what it throws comes out here.</summary>
    public void Receive(object message, IActorRef? sender) =>
        Cell.UseThreadContext(() => ((TestCell)Cell).ReceiveForTest(message, sender));

    /// <summary>Gives the actor a message past its mailbox and waits for its asynchronous handler.</summary>
    public Task ReceiveAsync(object message, IActorRef? sender)
    {
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Cell.TaskScheduler.AsyncHandled = (handled, failure) =>
        {
            if (!Equals(handled, message))
                return;
            Cell.TaskScheduler.AsyncHandled = null;
            if (failure is null)
                done.TrySetResult();
            else
                done.TrySetException(failure);
        };
        Receive(message, sender);
        return done.Task;
    }

    public override string ToString() => $"TestActor[{Path}]";

    protected override ActorCell NewCell(ActorSystemImpl system, Props props, MessageDispatcher dispatcher, IInternalActorRef parent) =>
        new TestCell(system, this, props, dispatcher, parent);

    private sealed class TestCell(
        ActorSystemImpl system, LocalActorRef self, Props props, MessageDispatcher dispatcher, IInternalActorRef parent)
        : ActorCell(system, self, props, dispatcher, parent)
    {
        public void ReceiveForTest(object message, IActorRef? sender)
        {
            RestoreMessage(message, sender);
            ReceiveMessage(message);
            CurrentMessage = null;
        }

        protected override void AutoReceiveMessage(in Envelope envelope)
        {
            if (envelope.Message is GetActor)
                Sender.Tell(Actor!, Self);
            else
                base.AutoReceiveMessage(envelope);
        }
    }

    private sealed class GetActor : IAutoReceivedMessage
    {
        public static readonly GetActor Instance = new();
    }
}
