using Actors.Kernel.Event;

namespace Actors.Kernel;

/// <summary>What both backoff supervisors share: they stand in for their child, and pass messages both ways.</summary>
public abstract class BackoffSupervisorBase : ActorBase
{
    private protected BackoffSupervisorBase(
        Props childProps, string childName, IBackoffReset reset, object? replyWhileStopped, Func<object, bool>? finalStopMessage)
    {
        ChildProps = childProps;
        ChildName = childName;
        Reset = reset;
        ReplyWhileStopped = replyWhileStopped;
        FinalStopMessage = finalStopMessage;
        Log = Context.GetLogger();
    }

    /// <summary>What is supervised.</summary>
    protected Props ChildProps { get; }

    /// <summary>The name of the child.</summary>
    protected string ChildName { get; }

    /// <summary>When the restarts are forgotten.</summary>
    protected IBackoffReset Reset { get; }

    /// <summary>The answer to messages during a pause, or null.</summary>
    protected object? ReplyWhileStopped { get; }

    /// <summary>After which messages a stop is final, or null.</summary>
    protected Func<object, bool>? FinalStopMessage { get; }

    /// <summary>The child; null during a pause.</summary>
    protected IActorRef? Child { get; set; }

    /// <summary>The restarts that are not forgotten.</summary>
    protected int RestartCountN { get; set; }

    /// <summary>True once a message came after which a stop is final.</summary>
    protected bool FinalStopMessageReceived { get; set; }

    private protected ILoggingAdapter Log { get; }

    /// <inheritdoc/>
    protected override void PreStart()
    {
        StartChild();
        base.PreStart();
    }

    /// <summary>Handles everything but the end of the child.</summary>
    protected bool HandleBackoff(object message)
    {
        switch (message)
        {
            case BackoffSupervisor.StartChild:
                StartChild();
                if (Reset is AutoReset automatic)
                    TellSelfIn(automatic.ResetBackoff, new BackoffSupervisor.ResetRestartCount(RestartCountN));
                break;
            case BackoffSupervisor.Reset when Reset is ManualReset:
                RestartCountN = 0;
                break;
            case BackoffSupervisor.Reset:
                Unhandled(message);
                break;
            case BackoffSupervisor.ResetRestartCount reset:
                if (reset.Current == RestartCountN)
                    RestartCountN = 0;
                break;
            case BackoffSupervisor.GetRestartCount:
                Sender.Tell(new BackoffSupervisor.RestartCount(RestartCountN));
                break;
            case BackoffSupervisor.GetCurrentChild:
                Sender.Tell(new BackoffSupervisor.CurrentChild(Child ?? ActorRefs.Nobody));
                break;
            default:
                Pass(message);
                break;
        }
        return true;
    }

    /// <summary>The pause before restart number <paramref name="restartCount"/>, counted from 0; never longer than the longest.</summary>
    /// <remarks>Akka multiplies by the random factor last, and so goes beyond the longest pause by it.</remarks>
    internal static TimeSpan CalculateDelay(int restartCount, TimeSpan minBackoff, TimeSpan maxBackoff, double randomFactor)
    {
        var random = 1.0 + (Random.Shared.NextDouble() * randomFactor);
        var ticks = minBackoff.Ticks * Math.Pow(2, restartCount) * random;
        return ticks < maxBackoff.Ticks ? TimeSpan.FromTicks((long)ticks) : maxBackoff;
    }

    private protected void TellSelfIn(TimeSpan delay, object message) =>
        Context.System.Scheduler.ScheduleTellOnce(delay, Self, message, Self);

    private void StartChild() => Child ??= Context.Watch(Context.ActorOf(ChildProps, ChildName));

    private void Pass(object message)
    {
        if (Child is not null && Child.Equals(Sender))
        {
            Context.Parent.Tell(message); // as from the supervisor
        }
        else if (Child is not null)
        {
            Child.Forward(message);
            if (!FinalStopMessageReceived && FinalStopMessage is not null)
                FinalStopMessageReceived = FinalStopMessage(message);
        }
        else
        {
            if (ReplyWhileStopped is not null)
                Sender.Tell(ReplyWhileStopped);
            else
                Context.System.DeadLetters.Forward(message);
            if (FinalStopMessage is not null && FinalStopMessage(message))
                Context.Stop(Self);
        }
    }
}
