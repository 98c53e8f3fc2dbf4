using Actors.Kernel.Dispatch.SysMsg;
using Actors.Kernel.Event;

namespace Actors.Kernel;

internal partial class ActorCell
{
    /// <summary>Works on a user message.</summary>
    internal void Invoke(in Envelope envelope)
    {
        var message = envelope.Message;
        var timeout = _receiveTimeout;
        try
        {
            _currentMessage = message;
            _sender = envelope.Sender;
            CurrentEnvelopeId++;
            if (timeout is not null && message is not INotInfluenceReceiveTimeout)
                timeout.BeginMessage();
            if (message is IAutoReceivedMessage)
                AutoReceiveMessage(envelope);
            else
                ReceiveMessage(message);
            _currentMessage = null;
        }
        catch (Exception cause)
        {
            HandleInvokeFailure(cause);
        }
        finally
        {
            if (_receiveTimeout is not null)
                CheckReceiveTimeout(message is not INotInfluenceReceiveTimeout);
        }
    }

    /// <summary>Hands a message to the instance.</summary>
    protected virtual void ReceiveMessage(object message)
    {
        var actor = _actor!;
        var handled = actor.AroundReceive(_behavior ??= actor.ReceiveDelegate, message);
        if (SystemImpl.Settings.AddLoggingReceive && actor is ILogReceive)
        {
            Publish(new Debug(_self.Path.ToString(), actor.GetType(),
                $"received {(handled ? "handled" : "unhandled")} message {message} from {Sender.Path}"));
        }
    }

    /// <summary>The messages that the runtime handles in the actor's stead.</summary>
    protected virtual void AutoReceiveMessage(in Envelope envelope)
    {
        if (SystemImpl.Settings.DebugAutoReceive)
            Publish(new Debug(_self.Path.ToString(), ActorType, "received AutoReceiveMessage " + envelope.Message));
        switch (envelope.Message)
        {
            case TimerMessage timer:
                ReceivedTimer(timer);
                break;
            case Terminated terminated:
                ReceivedTerminated(terminated);
                break;
            case Kill:
                throw new ActorKilledException("Kill");
            case PoisonPill:
                _self.Stop();
                break;
            case ActorSelectionMessage selection:
                new ActorSelection(_self, selection.Elements).Tell(selection.Message, Sender);
                break;
            case Identify identify:
                Sender.Tell(new ActorIdentity(identify.MessageId, _self), _self);
                break;
        }
    }

    /// <summary>Works on a list of system messages; what can not be done yet is deferred until the state allows it.</summary>
    /// <returns>What is left over where the actor ended on the way.</returns>
    internal SystemMessage? SystemInvoke(SystemMessage? messages)
    {
        while (messages is not null)
        {
            var message = messages;
            messages = message.Next;
            message.Next = null;
            if (MustWait(message))
            {
                Defer(message);
                continue;
            }
            try
            {
                SystemReceive(message);
            }
            catch (Exception cause)
            {
                HandleInvokeFailure(cause);
            }
            if (IsTerminated)
                return messages;
            if (_fault?.DeferredFirst is { } deferred && !MustWait(deferred))
                messages = TakeDeferred(messages);
        }
        return null;
    }

    private bool MustWait(SystemMessage message) =>
        (message.WaitsForChildren && _children is { IsWaiting: true }) || (message.WaitsForRecovery && Mailbox.IsSuspended);

    private void Defer(SystemMessage message)
    {
        if (Fault.DeferredLast is { } last)
            last.Next = message;
        else
            Fault.DeferredFirst = message;
        Fault.DeferredLast = message;
    }

    /// <summary>The deferred messages come after those that are being worked on, as if they had arrived now.</summary>
    private SystemMessage TakeDeferred(SystemMessage? before)
    {
        var first = Fault.DeferredFirst!;
        Fault.DeferredFirst = Fault.DeferredLast = null;
        if (before is null)
            return first;
        var last = before;
        while (last.Next is not null)
            last = last.Next;
        last.Next = first;
        return before;
    }

    private void SystemReceive(SystemMessage message)
    {
        switch (message)
        {
            case ActorTaskMessage task:
                RestoreMessage(task.Message, task.Sender);
                TaskScheduler.Execute(task.Task);
                break;
            case Failed failed:
                HandleFailed(failed);
                break;
            case DeathWatchNotification notification:
                WatchedActorTerminated(notification.Actor, notification.ExistenceConfirmed, notification.AddressTerminated);
                break;
            case Create:
                CreateActor();
                break;
            case Watch watch:
                AddWatcher(watch.Watchee, watch.Watcher);
                break;
            case Unwatch unwatch:
                RemoveWatcher(unwatch.Watchee, unwatch.Watcher);
                break;
            case Recreate recreate:
                FaultRecreate(recreate.Cause);
                break;
            case Suspend:
                FaultSuspend();
                break;
            case Resume resume:
                FaultResume(resume.CausedByFailure);
                break;
            case Dispatch.SysMsg.Terminate:
                Terminate();
                break;
            default:
                throw new NotSupportedException($"Unknown message {message.GetType().Name}");
        }
    }

    private void CreateActor()
    {
        try
        {
            _actor = NewActor();
            _actor.AroundPreStart();
            CheckReceiveTimeout(true);
            if (SystemImpl.Settings.DebugLifecycle)
                Publish(new Debug(_self.Path.ToString(), _actor.GetType(), $"Started ({_actor})"));
        }
        catch (Exception e)
        {
            if (_actor is not null)
            {
                ClearActor(_actor);
                _actor = null; // so that a restart knows that there is no instance to say goodbye to
            }
            throw new ActorInitializationException(_self, "Exception during creation", e);
        }
    }

    /// <summary>Tells the message of a timer, unless the timer was cancelled or replaced, or belongs to an instance that is gone.</summary>
    private void ReceivedTimer(TimerMessage timer)
    {
        if ((_actor as IWithTimers)?.Timers is not TimerScheduler timers || !timers.TryTake(timer, out var message))
            return;
        _currentMessage = message; // what the stash would put aside
        if (message is IAutoReceivedMessage)
            AutoReceiveMessage(new Envelope(message, _sender));
        else
            ReceiveMessage(message);
    }
}
