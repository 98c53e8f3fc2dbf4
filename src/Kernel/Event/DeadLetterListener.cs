namespace Actors.Kernel.Event;

/// <summary>
/// Logs dead letters: the first few, then none for a while, so that a storm of them does not become a storm of log lines. It is no
/// actor and has no timer; the pause ends with the first dead letter after it.
/// </summary>
internal sealed class DeadLetterListener(ActorSystemImpl system, int maximum, TimeSpan suspendDuration) : MinimalActorRef
{
    private readonly Lock _lock = new();
    private readonly ActorPath _path = new RootActorPath(new Address("akka", system.Name)) / "deadLetterListener";
    private int _count;
    private long _suspendedAt;

    public override ActorPath Path => _path;

    protected override void TellInternal(object message, IActorRef? sender)
    {
        if (message is not AllDeadLetters letter || message is SuppressedDeadLetter)
            return;
        if (system.IsShuttingDown && !system.Settings.LogDeadLettersDuringShutdown)
            return;
        string ending;
        lock (_lock)
        {
            if (_count >= maximum)
            {
                if (suspendDuration <= TimeSpan.Zero || Environment.TickCount64 - _suspendedAt < suspendDuration.TotalMilliseconds)
                    return;
                _count = 0;
            }
            _count++;
            ending = $" [{_count}] dead letters encountered";
            if (_count >= maximum)
            {
                _suspendedAt = Environment.TickCount64;
                ending += suspendDuration > TimeSpan.Zero
                    ? $", no more dead letters will be logged in next [{suspendDuration}]"
                    : ", no more dead letters will be logged";
            }
        }
        system.EventStream.Publish(new Info(letter.Recipient.Path.ToString(), letter.Recipient.GetType(), Text(letter) + ending + "."));
    }

    private static string Text(AllDeadLetters letter) => letter switch
    {
        UnhandledMessage => $"Message [{letter.Message.GetType().Name}] from {letter.Sender} to {letter.Recipient} was unhandled.",
        Dropped dropped => $"Message [{letter.Message.GetType().Name}] to {letter.Recipient} was dropped. {dropped.Reason}.",
        _ => $"Message [{letter.Message.GetType().Name}] from {letter.Sender} to {letter.Recipient} was not delivered.",
    };
}
