using Actors.Kernel.Dispatch;
using Actors.Kernel.Dispatch.SysMsg;
using Actors.Kernel.Event;

namespace Actors.Kernel;

/// <summary>
/// The life of one actor over all its instances: context, behaviour, children, watches. Its mailbox makes sure that no two
/// threads are ever inside; so nothing here is locked, except what says so.
/// </summary>
/// <remarks>
/// The life of an actor, in the words of the system messages: <c>Create</c> makes the first instance. When the instance throws, the
/// mailbox is suspended, the children are too, and <c>Failed</c> goes to the supervisor, which answers with <c>Resume</c>,
/// <c>Recreate</c> or <c>Terminate</c>. A restart first waits for the children that <c>PreRestart</c> stopped, and so does a stop for
/// all children; <see cref="ChildrenContainer"/> remembers what for. At the end the mailbox is closed and drained to the dead letters,
/// the supervisor gets <c>DeathWatchNotification</c>, then all watchers.
/// </remarks>
internal partial class ActorCell : IUntypedActorContext
{
    [ThreadStatic]
    private static ActorCell? t_current;

    private readonly LocalActorRef _self;
    private ActorBase? _actor;

    /// <summary>The current behaviour; null stands for the instance's own <c>Receive</c>.</summary>
    private Receive? _behavior;
    private Stack<Receive?>? _behaviorsBelow;
    private object? _currentMessage;
    private IActorRef? _sender;
    private ActorTaskScheduler? _taskScheduler;
    private int _subscribedToEventStream;

    public ActorCell(ActorSystemImpl system, LocalActorRef self, Props props, MessageDispatcher dispatcher, IInternalActorRef parent)
    {
        SystemImpl = system;
        _self = self;
        Props = props;
        Dispatcher = dispatcher;
        Parent = parent;
        Mailbox = null!; // attached by the reference, before anybody knows of it
    }

    /// <summary>The cell whose turn it is on this thread.</summary>
    internal static ActorCell? Current
    {
        get => t_current;
        set => t_current = value;
    }

    internal static ActorCell CurrentOrThrow => t_current ?? throw new NotSupportedException(
        "There is no active ActorContext, this is most likely due to use of async operations from within this actor.");

    public ActorSystemImpl SystemImpl { get; }

    public ActorSystem System => SystemImpl;

    public Props Props { get; private set; }

    public MessageDispatcher Dispatcher { get; }

    public Mailbox Mailbox { get; private set; }

    public IInternalActorRef Parent { get; }

    IActorRef IActorContext.Parent => Parent;

    public IActorRef Self => _self;

    public IActorRef Sender => _sender ?? SystemImpl.DeadLetters;

    /// <summary>The instance; null before the first and after the last.</summary>
    internal ActorBase? Actor => _actor;

    /// <summary>How often the instance was replaced. For whoever looks in from outside.</summary>
    internal int Restarts { get; private set; }

    internal object? CurrentMessage
    {
        get => _currentMessage;
        set => _currentMessage = value;
    }

    internal Envelope CurrentEnvelope => new(_currentMessage!, _sender);

    /// <summary>Counts the messages, so that the stash can tell whether it is given one twice.</summary>
    internal int CurrentEnvelopeId { get; private set; }

    internal bool IsTerminated => Mailbox.IsClosed;

    internal ActorTaskScheduler TaskScheduler => _taskScheduler ??= new ActorTaskScheduler(this);

    private Type ActorType => _actor?.GetType() ?? typeof(ActorCell);

    internal void AttachMailbox(Mailbox mailbox)
    {
        Mailbox = mailbox;
        mailbox.TryEnqueueSystem(new Create());
    }

    /// <summary>Lets the first run begin.</summary>
    internal void Start() => Dispatcher.Attach(this);

    /// <summary>Any thread: queues a message, or hands it to the dead letters.</summary>
    internal void SendMessage(in Envelope envelope)
    {
        if (!Dispatcher.Dispatch(this, envelope))
            SystemImpl.PublishDeadLetter(envelope, _self);
    }

    /// <summary>Any thread: queues a message of the runtime.</summary>
    internal void SendSystemMessage(SystemMessage message)
    {
        if (!Dispatcher.SystemDispatch(this, message))
            SystemImpl.DeadLetters.Tell(new DeadLetter(message, _self, _self), _self);
    }

    public void Become(Receive receive)
    {
        ArgumentNullException.ThrowIfNull(receive);
        _behavior = receive;
    }

    public void BecomeStacked(Receive receive)
    {
        ArgumentNullException.ThrowIfNull(receive);
        (_behaviorsBelow ??= new Stack<Receive?>()).Push(_behavior);
        _behavior = receive;
    }

    public void UnbecomeStacked() => _behavior = _behaviorsBelow is { Count: > 0 } ? _behaviorsBelow.Pop() : null;

    void IUntypedActorContext.Become(UntypedReceive receive) => Become(ToReceive(receive));

    void IUntypedActorContext.BecomeStacked(UntypedReceive receive) => BecomeStacked(ToReceive(receive));

    public ActorSelection ActorSelection(ActorPath actorPath) => new(SystemImpl.RootGuardian, actorPath.Elements);

    public ActorSelection ActorSelection(string actorPath) => ActorRefFactoryShared.ActorSelection(actorPath, SystemImpl, _self);

    /// <summary>Remembers to take the actor off the event stream when it ends.</summary>
    internal void NoteSubscription() => Interlocked.Exchange(ref _subscribedToEventStream, 1);

    /// <summary>Runs something with this cell as the current one.</summary>
    internal void UseThreadContext(Action action)
    {
        var previous = t_current;
        t_current = this;
        try
        {
            action();
        }
        finally
        {
            t_current = previous;
        }
    }

    /// <summary>Puts the message of an asynchronous handler back in place before a piece of it runs.</summary>
    internal void RestoreMessage(object? message, IActorRef? sender)
    {
        _currentMessage = message;
        _sender = sender;
    }

    private static Receive ToReceive(UntypedReceive receive)
    {
        ArgumentNullException.ThrowIfNull(receive);
        return message =>
        {
            receive(message);
            return true;
        };
    }

    private ActorBase NewActor()
    {
        _behavior = null;
        _behaviorsBelow = null;
        var actor = Props.NewActor()
            ?? throw new ActorInitializationException(_self, "Actor instance passed to ActorOf can't be 'null'");
        if (actor is IActorStash stashing)
            stashing.Stash ??= this.CreateStash(stashing);
        (actor as ReceiveActor)?.CompleteConstruction();
        if (Props.SupervisorStrategy is { } strategy)
            actor.SupervisorStrategyInternal = strategy;
        return actor;
    }

    private void ClearActor(ActorBase? actor)
    {
        if (actor is not null)
        {
            try
            {
                (actor as IDisposable)?.Dispose();
            }
            catch (Exception e)
            {
                Publish(new Error(e, _self.Path.ToString(), ActorType, $"An error occurred while disposing {actor.GetType()}: {e.Message}"));
            }
            Props.Release(actor);
            actor.Clear();
        }
        _currentMessage = null;
        _behavior = null;
        _behaviorsBelow = null;
    }

    /// <summary>Logs; a log that fails must not fail the actor.</summary>
    private void Publish(LogEvent logEvent) => SystemImpl.EventStream.Publish(logEvent);
}
