using Actors.Kernel.Event;

namespace Actors.Kernel;

internal partial class ActorCell
{
    private void Terminate()
    {
        CancelReceiveTimeout();
        UnwatchWatchedActors(); // or their notices would all become dead letters
        var alreadyTerminating = IsTerminating;
        StopChildren();
        if (_children is null || !_children.TrySetReason(SuspendReason.Termination))
        {
            FinishTerminate();
        }
        else if (!alreadyTerminating)
        {
            // Nothing more is worked on while the children stop, and failures no longer concern the supervisor.
            Mailbox.Suspend();
            Perpetrator = _self;
            if (SystemImpl.Settings.DebugLifecycle)
                Publish(new Debug(_self.Path.ToString(), ActorType, "Stopping"));
        }
    }

    /// <summary>The end. The order matters: hook, mailbox, supervisor, watchers; every step happens even if one before it throws.</summary>
    private void FinishTerminate()
    {
        _terminated = true;
        _children?.Close();
        var actor = _actor;
        var path = _self.Path.ToString();
        Attempt(() =>
        {
            actor?.AroundPostStop();
            (actor as IActorStash)?.Stash?.UnstashAll();
        });
        Attempt(() => Dispatcher.Detach(this));
        // Before anybody hears of its end: who then publishes something finds no subscriber.
        if (_subscribedToEventStream != 0)
            Attempt(() => SystemImpl.EventStream.Unsubscribe(_self));
        Attempt(() => Parent.SendSystemMessage(new Dispatch.SysMsg.DeathWatchNotification(_self, true, false)));
        Attempt(TellWatchersWeDied);
        Attempt(UnwatchWatchedActors);
        if (SystemImpl.Settings.DebugLifecycle)
            Publish(new Debug(path, ActorType, "Stopped"));
        Attempt(() => ClearActor(actor));
        _actor = null;
        Props = Props.Empty;
        _sender = null;

        void Attempt(Action step)
        {
            try
            {
                step();
            }
            catch (Exception e)
            {
                Publish(new Error(e, path, actor?.GetType() ?? typeof(ActorCell), e.Message));
            }
        }
    }
}
