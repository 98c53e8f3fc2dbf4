using Actors.Kernel.Dispatch;
using Actors.Kernel.Dispatch.SysMsg;

namespace Actors.Kernel;

/// <summary>The reference to an actor of this process. One per incarnation of a path, so it can be compared by identity first.</summary>
internal class LocalActorRef : InternalActorRefBase
{
    private readonly ActorCell _cell;

    public LocalActorRef(ActorSystemImpl system, Props props, IInternalActorRef parent, ActorPath path)
    {
        Path = path;
        var dispatcher = system.Dispatchers.Lookup(props.Dispatcher);
        _cell = NewCell(system, props, dispatcher, parent);
        _cell.AttachMailbox(system.Mailboxes.Create(_cell, props));
    }

    public override ActorPath Path { get; }

    internal ActorCell Cell => _cell;

    internal override ActorSystemImpl SystemImpl => _cell.SystemImpl;

    public override IInternalActorRef Parent => _cell.Parent;

    public override bool IsTerminated => _cell.IsTerminated;

    protected virtual ActorCell NewCell(ActorSystemImpl system, Props props, MessageDispatcher dispatcher, IInternalActorRef parent) =>
        new(system, this, props, dispatcher, parent);

    protected override void TellInternal(object message, IActorRef? sender)
    {
        InvalidMessageException.ThrowIfNull(message);
        _cell.SendMessage(new Envelope(message, sender));
    }

    public override void Start() => _cell.Start();

    public override void Stop() => _cell.SendSystemMessage(new Terminate());

    public override void Suspend() => _cell.SendSystemMessage(new Suspend());

    public override void Resume(Exception? causedByFailure = null) => _cell.SendSystemMessage(new Resume(causedByFailure));

    public override void Restart(Exception cause) => _cell.SendSystemMessage(new Recreate(cause));

    public override void SendSystemMessage(ISystemMessage message) => _cell.SendSystemMessage((SystemMessage)message);

    public override IActorRef GetChild(IReadOnlyList<string> name)
    {
        IInternalActorRef current = this;
        for (var i = 0; i < name.Count; i++)
        {
            if (current is not LocalActorRef local)
                return current.GetChild(name.From(i));
            current = name[i] switch
            {
                "" => local,
                ".." => local.Parent,
                _ => local.GetSingleChild(name[i]),
            };
        }
        return current;
    }

    public virtual IInternalActorRef GetSingleChild(string name) => _cell.GetSingleChild(name);
}
