using Actors.Kernel.Dispatch.SysMsg;
using Actors.Kernel.Event;

namespace Actors.Kernel;

internal partial class ActorCell
{
    /// <summary>Whom this actor watches, and what it wants to be told instead of <see cref="Terminated"/>.</summary>
    private RefTable<object?>? _watching;

    /// <summary>Who watches this actor.</summary>
    private RefTable<object?>? _watchedBy;

    /// <summary>Whose <see cref="Terminated"/> is in the mailbox and still wanted.</summary>
    private RefTable<object?>? _terminatedQueued;

    public IActorRef Watch(IActorRef subject) => BeginWatch(subject, null);

    public IActorRef WatchWith(IActorRef subject, object message)
    {
        ArgumentNullException.ThrowIfNull(message);
        return BeginWatch(subject, message);
    }

    public IActorRef Unwatch(IActorRef subject)
    {
        ArgumentNullException.ThrowIfNull(subject);
        if (_watching is not null && _watching.Remove(subject, out _))
            ((IInternalActorRef)subject).SendSystemMessage(new Unwatch((IInternalActorRef)subject, _self));
        _terminatedQueued?.Remove(subject, out _);
        return subject;
    }

    /// <summary>Makes a <see cref="Terminated"/> that is put back into the mailbox wanted again.</summary>
    internal void TerminatedQueuedFor(IActorRef subject, object? customMessage) =>
        (_terminatedQueued ??= new RefTable<object?>()).TryAdd(subject, customMessage);

    private IActorRef BeginWatch(IActorRef subject, object? message)
    {
        ArgumentNullException.ThrowIfNull(subject);
        var watchee = (IInternalActorRef)subject;
        if (!ReferenceEquals(watchee, _self) && !watchee.Equals(_self)
            && (_watching ??= new RefTable<object?>()).TryAdd(watchee, message))
        {
            watchee.SendSystemMessage(new Watch(watchee, _self));
        }
        return subject;
    }

    private void ReceivedTerminated(Terminated terminated)
    {
        if (_terminatedQueued is null || !_terminatedQueued.Remove(terminated.ActorRef, out var customMessage))
            return;
        if (customMessage is not null)
            _currentMessage = customMessage;
        ReceiveMessage(customMessage ?? terminated);
    }

    private void WatchedActorTerminated(IActorRef actor, bool existenceConfirmed, bool addressTerminated)
    {
        if (_watching is not null && _watching.Remove(actor, out var message) && !IsTerminating)
        {
            // Queued, not delivered: what the actor had told before it stopped comes first.
            _self.Tell(new Terminated(actor, existenceConfirmed, addressTerminated), actor);
            TerminatedQueuedFor(actor, message);
        }
        if (TryGetChild(actor, out _))
            HandleChildTerminated(actor);
    }

    private void AddWatcher(IInternalActorRef watchee, IInternalActorRef watcher)
    {
        if (watcher.Equals(_self) && !watchee.Equals(_self))
        {
            Watch(watchee); // asked of the watcher: how the guardians begin to watch each other
            return;
        }
        if (!watchee.Equals(_self))
        {
            Publish(new Warning(_self.Path.ToString(), ActorType, $"BUG: illegal Watch({watchee},{watcher} for {_self}"));
            return;
        }
        if ((_watchedBy ??= new RefTable<object?>()).TryAdd(watcher, null) && SystemImpl.Settings.DebugLifecycle)
            Publish(new Debug(_self.Path.ToString(), ActorType, $"now watched by {watcher}"));
    }

    private void RemoveWatcher(IInternalActorRef watchee, IInternalActorRef watcher)
    {
        if (!watchee.Equals(_self))
        {
            Publish(new Warning(_self.Path.ToString(), ActorType, $"BUG: illegal Unwatch({watchee},{watcher} for {_self}"));
            return;
        }
        if (_watchedBy is not null && _watchedBy.Remove(watcher, out _) && SystemImpl.Settings.DebugLifecycle)
            Publish(new Debug(_self.Path.ToString(), ActorType, $"no longer watched by {watcher}"));
    }

    private void TellWatchersWeDied()
    {
        if (_watchedBy is null)
            return;
        foreach (var watcher in _watchedBy.Keys())
        {
            // The supervisor has its notification already.
            if (!watcher.Equals(Parent))
                ((IInternalActorRef)watcher).SendSystemMessage(new DeathWatchNotification(_self, true, false));
        }
        _watchedBy = null;
    }

    private void UnwatchWatchedActors()
    {
        if (_watching is null)
            return;
        foreach (var watchee in _watching.Keys())
            ((IInternalActorRef)watchee).SendSystemMessage(new Unwatch((IInternalActorRef)watchee, _self));
        _watching = null;
        _terminatedQueued = null;
    }
}
