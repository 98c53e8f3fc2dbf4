using Actors.Kernel.Dispatch.SysMsg;

namespace Actors.Kernel;

/// <summary>Who asks: the first message becomes the result of a task.</summary>
public class FutureActorRef<T> : MinimalActorRef
{
    private readonly ActorSystemImpl _system;
    private readonly TaskCompletionSource<T> _result;

    internal FutureActorRef(TaskCompletionSource<T> result, ActorPath path, ActorSystemImpl system)
    {
        _result = result;
        Path = path;
        _system = system;
    }

    internal override ActorSystemImpl SystemImpl => _system;

    /// <inheritdoc/>
    public override ActorPath Path { get; }

    /// <inheritdoc/>
    public override IInternalActorRef Parent => _system.TempContainer;

    /// <inheritdoc/>
    public override bool IsTerminated => _result.Task.IsCompleted;

    /// <summary>Sends the question.</summary>
    public virtual void DeliverAsk(object message, ICanTell destination)
    {
        ArgumentNullException.ThrowIfNull(destination);
        destination.Tell(message, this);
    }

    /// <inheritdoc/>
    protected override void TellInternal(object message, IActorRef? sender)
    {
        var handled = message switch
        {
            SystemMessage => _result.TrySetException(
                new InvalidOperationException($"system message of type '{message.GetType().Name}' is invalid for {nameof(FutureActorRef<T>)}")),
            T answer => _result.TrySetResult(answer),
            Status.Failure failure => _result.TrySetException(
                failure.Cause ?? new TaskCanceledException("Task cancelled by actor via Failure message.")),
            _ => FailForType(message),
        };
        if (!handled && !_result.Task.IsCanceled)
            _system.DeadLetters.Tell(message, this);
    }

    /// <summary>An answer of another type fails the task, and nobody has taken it: it is a dead letter too.</summary>
    private bool FailForType(object message)
    {
        _result.TrySetException(new ArgumentException(
            $"Received message of type [{message?.GetType()}] - Ask expected message of type [{typeof(T)}]"));
        return false;
    }
}
