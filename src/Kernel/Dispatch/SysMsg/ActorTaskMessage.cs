namespace Actors.Kernel.Dispatch.SysMsg;

/// <summary>A piece of an asynchronous handler that has to run in the actor.</summary>
/// <param name="task">What to run.</param>
/// <param name="message">The message that the handler works on.</param>
/// <param name="sender">Who sent that.</param>
internal sealed class ActorTaskMessage(Task task, object? message, IActorRef? sender) : SystemMessage
{
    public Task Task { get; } = task;

    public object? Message { get; } = message;

    public IActorRef? Sender { get; } = sender;
}
