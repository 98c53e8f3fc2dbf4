using System.Runtime.ExceptionServices;
using Actors.Kernel.Dispatch.SysMsg;
using Actors.Kernel.Event;

namespace Actors.Kernel;

internal partial class ActorCell
{
    private FaultState? _fault;

    /// <summary>True once the actor is about to end and waits for nobody.</summary>
    private volatile bool _terminated;

    /// <summary>True for an instance whose <c>PostRestart</c> threw: the next restart does not ask it to prepare.</summary>
    private bool _unprepared;

    private FaultState Fault => _fault ??= new FaultState();

    private IActorRef? Perpetrator
    {
        get => _fault?.Perpetrator;
        set
        {
            if (value is not null || _fault is not null)
                Fault.Perpetrator = value;
        }
    }

    private bool IsFailed => Perpetrator is not null;

    /// <summary>
    /// The actor threw: nothing more is worked on until the supervisor has answered. A failure while one waits for its answer
    /// already adds nothing.
    /// </summary>
    internal void HandleInvokeFailure(Exception cause, IActorRef[]? childrenNotToSuspend = null)
    {
        if (IsFailed)
            return;
        try
        {
            Mailbox.Suspend();
            if (_currentMessage is Failed escalated)
            {
                childrenNotToSuspend = [.. childrenNotToSuspend ?? [], escalated.Child];
                Perpetrator = escalated.Child;
            }
            else
            {
                Perpetrator = _self;
            }
            SuspendChildren(childrenNotToSuspend);
            Parent.SendSystemMessage(new Failed(_self, cause));
        }
        catch (Exception e)
        {
            Publish(new Error(e, _self.Path.ToString(), ActorType, "Emergency stop: exception in failure handling for " + cause));
            try
            {
                StopChildren();
            }
            finally
            {
                FinishTerminate();
            }
        }
    }

    private void HandleFailed(Failed failed)
    {
        // This very incarnation: the successor of a child that was stopped may bear the same name.
        if (!TryGetChild(failed.Child, out var stats))
        {
            Publish(new Debug(_self.Path.ToString(), ActorType, $"Dropping Failed({failed.Cause}) from unknown child {failed.Child}"));
            return;
        }
        _currentMessage = failed;
        _sender = failed.Child;
        var strategy = _actor?.SupervisorStrategyInternal ?? SupervisorStrategy.DefaultStrategy;
        if (!strategy.HandleFailure(this, failed.Child, failed.Cause, stats, new ChildrenView(_children)))
            ExceptionDispatchInfo.Throw(failed.Cause);
        _currentMessage = null;
    }

    private void FaultSuspend()
    {
        Mailbox.Suspend();
        SuspendChildren();
    }

    private void FaultResume(Exception? causedByFailure)
    {
        if (_actor is null)
        {
            Publish(new Error(causedByFailure, _self.Path.ToString(), ActorType, "Changing Resume into Create after " + causedByFailure));
            FaultCreate();
            return;
        }
        var perpetrator = Perpetrator;
        Mailbox.Resume();
        if (causedByFailure is not null)
            Perpetrator = null;
        ResumeChildren(causedByFailure, perpetrator);
    }

    private void FaultRecreate(Exception cause)
    {
        if (_actor is null)
        {
            Publish(new Error(cause, _self.Path.ToString(), ActorType, "Changing Recreate into Create after " + cause));
            FaultCreate();
            return;
        }
        if (!IsNormal)
        {
            FaultResume(null); // the actor is stopping; only the suspensions have to balance
            return;
        }
        if (SystemImpl.Settings.DebugLifecycle)
            Publish(new Debug(_self.Path.ToString(), ActorType, "Restarting"));
        var message = _currentMessage is SystemMessage ? null : _currentMessage;
        Fault.FailedActor = _actor;
        try
        {
            if (!_unprepared)
                _actor.AroundPreRestart(cause, message);
            (_actor as IActorStash)?.Stash?.UnstashAll();
        }
        catch (Exception e)
        {
            Publish(new Error(new PreRestartException(_self, e, cause, message), _self.Path.ToString(), ActorType, e.Message));
        }
        finally
        {
            ClearActor(_actor);
        }
        Fault.RecreateCause = cause;
        if (_children is null || !_children.TrySetReason(SuspendReason.Recreation))
            FinishRecreate();
    }

    private void FinishRecreate()
    {
        var cause = Fault.RecreateCause!;
        var failedActor = Fault.FailedActor;
        Fault.RecreateCause = null;
        Fault.FailedActor = null;
        // Those that PreRestart left alone; taken before the new instance can create its own.
        var survivors = ChildRefs();
        try
        {
            Mailbox.Resume();
            Perpetrator = null;
            _unprepared = true;
            _actor = null;
            var fresh = NewActor();
            _actor = fresh;
            Restarts++;
            if (ReferenceEquals(fresh, failedActor))
                fresh.Unclear();
            fresh.AroundPostRestart(cause, null);
            _unprepared = false;
            CheckReceiveTimeout(true);
            if (SystemImpl.Settings.DebugLifecycle)
                Publish(new Debug(_self.Path.ToString(), ActorType, $"Restarted ({fresh})"));
            foreach (var survivor in survivors)
                survivor.Restart(cause);
        }
        catch (Exception e)
        {
            HandleInvokeFailure(new PostRestartException(_self, e, cause), survivors);
        }
    }

    private void FaultCreate()
    {
        CancelReceiveTimeout();
        StopChildren();
        if (_children is null || !_children.TrySetReason(SuspendReason.Creation))
            FinishCreate();
    }

    private void FinishCreate()
    {
        Mailbox.Resume();
        Perpetrator = null;
        _unprepared = false;
        try
        {
            CreateActor();
        }
        catch (Exception e)
        {
            HandleInvokeFailure(e);
        }
    }

    private void HandleChildTerminated(IActorRef child)
    {
        var waitedFor = Children.Remove(child);
        if (_actor is not null)
        {
            try
            {
                _actor.SupervisorStrategyInternal.HandleChildTerminated(this, child, new ChildrenView(_children));
            }
            catch (Exception e)
            {
                Publish(new Error(e, _self.Path.ToString(), ActorType, "HandleChildTerminated failed"));
                HandleInvokeFailure(e);
            }
        }
        switch (waitedFor)
        {
            case SuspendReason.Recreation:
                FinishRecreate();
                break;
            case SuspendReason.Creation:
                FinishCreate();
                break;
            case SuspendReason.Termination:
                FinishTerminate();
                break;
        }
    }
}
