using Actors.Kernel.Dispatch.SysMsg;
using Actors.Kernel.TestKit.Internal;

namespace Actors.Kernel.TestKit;

/// <summary>A reference to an actor that the test can look into; it runs on the thread that tells it something.</summary>
public abstract class TestActorRefBase<TActor> : IInternalActorRef
    where TActor : ActorBase
{
    private readonly InternalTestActorRef _inner;

    protected TestActorRefBase(ActorSystem system, Props actorProps, IActorRef? supervisor = null, string? name = null) =>
        _inner = InternalTestActorRef.Create(system, actorProps, supervisor, name);

    public IActorRef Ref => _inner;

    /// <summary>The instance; another one after every restart.</summary>
    public TActor UnderlyingActor => (TActor)_inner.UnderlyingActor;

    public ActorPath Path => _inner.Path;

    IInternalActorRef IInternalActorRef.Parent => _inner.Parent;

    bool IInternalActorRef.IsLocal => true;

    bool IInternalActorRef.IsTerminated => _inner.IsTerminated;

    /// <summary>Gives the actor a message past its mailbox; what it throws comes out here.</summary>
    public void Receive(object message, IActorRef? sender = null) => _inner.Receive(message, sender);

    /// <summary>Gives the actor a message past its mailbox and waits for its asynchronous handler.</summary>
    public Task ReceiveAsync(object message, IActorRef? sender = null) => _inner.ReceiveAsync(message, sender);

    public void Tell(object message, IActorRef? sender) => _inner.Tell(message, sender);

    public void Tell(object message) => ActorRefImplicitSenderExtensions.Tell(_inner, message);

    public void Forward(object message) => ActorRefImplicitSenderExtensions.Forward(_inner, message);

    /// <summary>Makes the actor watch another.</summary>
    public void Watch(IActorRef subject) => _inner.Cell.UseThreadContext(() => _inner.Cell.Watch(subject));

    public void Unwatch(IActorRef subject) => _inner.Cell.UseThreadContext(() => _inner.Cell.Unwatch(subject));

    public void SendSystemMessage(ISystemMessage message) => _inner.SendSystemMessage(message);

    IActorRef IInternalActorRef.GetChild(IReadOnlyList<string> name) => _inner.GetChild(name);

    void IInternalActorRef.Start() => _inner.Start();

    void IInternalActorRef.Resume(Exception? causedByFailure) => _inner.Resume(causedByFailure);

    void IInternalActorRef.Suspend() => _inner.Suspend();

    void IInternalActorRef.Restart(Exception cause) => _inner.Restart(cause);

    void IInternalActorRef.Stop() => _inner.Stop();

    public bool Equals(IActorRef? other) => _inner.Equals(other);

    public override bool Equals(object? obj) => _inner.Equals(obj);

    public override int GetHashCode() => _inner.GetHashCode();

    int IComparable<IActorRef>.CompareTo(IActorRef? other) => _inner.CompareTo(other);

    public int CompareTo(object? obj) => _inner.CompareTo(obj);

    public override string ToString() => _inner.ToString();

    private protected void UseThreadContext(Action action) => _inner.Cell.UseThreadContext(action);

    public static IActorRef ToActorRef(TestActorRefBase<TActor> actorRef)
    {
        ArgumentNullException.ThrowIfNull(actorRef);
        return actorRef._inner;
    }

    public static bool operator ==(TestActorRefBase<TActor>? testActorRef, IActorRef? actorRef) =>
        testActorRef is null ? actorRef is null : testActorRef.Equals(actorRef);

    public static bool operator !=(TestActorRefBase<TActor>? testActorRef, IActorRef? actorRef) => !(testActorRef == actorRef);

    public static bool operator ==(IActorRef? actorRef, TestActorRefBase<TActor>? testActorRef) => testActorRef == actorRef;

    public static bool operator !=(IActorRef? actorRef, TestActorRefBase<TActor>? testActorRef) => !(testActorRef == actorRef);
}
