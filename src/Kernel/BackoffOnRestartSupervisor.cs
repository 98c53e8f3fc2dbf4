using Actors.Kernel.Event;

namespace Actors.Kernel;

/// <summary>A backoff supervisor that acts when its child throws: a restart becomes a stop, a pause, and a new start.</summary>
internal sealed class BackoffOnRestartSupervisor(
    Props childProps, string childName, TimeSpan minBackoff, TimeSpan maxBackoff, IBackoffReset reset, double randomFactor,
    OneForOneStrategy strategy, object? replyWhileStopped, Func<object, bool>? finalStopMessage)
    : BackoffSupervisorBase(childProps, childName, reset, replyWhileStopped, finalStopMessage)
{
    protected override SupervisorStrategy SupervisorStrategy() =>
        new OneForOneStrategy(strategy.MaxNumberOfRetries, strategy.WithinTimeRangeMilliseconds, Decide);

    protected override bool Receive(object message)
    {
        if (message is not Terminated terminated || !terminated.ActorRef.Equals(Child))
            return HandleBackoff(message);
        Log.Debug("Terminating, because child {0} terminated itself", Child);
        Context.Stop(Self);
        return true;
    }

    private Directive Decide(Exception cause)
    {
        var directive = strategy.Decider.Decide(cause);
        if (directive != Directive.Restart)
            return directive;
        if (strategy.WithinTimeRangeMilliseconds > 0 && RestartCountN == 0)
        {
            // The window of the limit: the count is forgotten at its end.
            TellSelfIn(
                TimeSpan.FromMilliseconds(strategy.WithinTimeRangeMilliseconds), new BackoffSupervisor.ResetRestartCount(RestartCountN));
        }
        if (strategy.MaxNumberOfRetries >= 0 && RestartCountN >= strategy.MaxNumberOfRetries)
        {
            Log.Debug("Terminating on restart #{0} which exceeds max allowed restarts ({1})", RestartCountN + 1, strategy.MaxNumberOfRetries);
            Become(Receive);
            Context.Stop(Self);
        }
        else
        {
            var child = Sender;
            Become(message => WaitForEnd(message, child) || HandleBackoff(message));
        }
        return Directive.Stop;
    }

    /// <summary>The child has thrown and is told to stop: the pause begins when it has.</summary>
    private bool WaitForEnd(object message, IActorRef child)
    {
        switch (message)
        {
            case Terminated terminated when terminated.ActorRef.Equals(child):
                Become(Receive);
                Child = null;
                TellSelfIn(CalculateDelay(RestartCountN, minBackoff, maxBackoff, randomFactor), BackoffSupervisor.StartChild.Instance);
                RestartCountN++;
                return true;
            case BackoffSupervisor.StartChild:
                return true; // from an earlier pause; another one comes
            default:
                return false;
        }
    }
}
