using Actors.Kernel.Dispatch.SysMsg;

namespace Actors.Kernel.Dispatch;

/// <summary>
/// Runs the pieces of an asynchronous handler in the actor's turn: after an <c>await</c> the actor's state can be used as before. While
/// the handler is under way the mailbox is suspended, so the next message waits; system messages do not.
/// </summary>
public class ActorTaskScheduler : TaskScheduler
{
    private readonly ActorCell _cell;

    /// <summary>True while a piece runs: those that it queues must not run inside of it, or the stack would grow with every await.</summary>
    private bool _executing;

    internal ActorTaskScheduler(ActorCell cell) => _cell = cell;

    /// <summary>The message that the handler works on, or null.</summary>
    public object? CurrentMessage { get; private set; }

    /// <summary>Who sent it.</summary>
    internal IActorRef? CurrentSender { get; private set; }

    /// <inheritdoc/>
    public override int MaximumConcurrencyLevel => 1;

    /// <summary>Runs an action on the scheduler of the current actor.</summary>
    public static void RunTask(Action action) => RunTask(() =>
    {
        action();
        return Task.CompletedTask;
    });

    /// <summary>Runs something asynchronous as part of the message that the current actor works on.</summary>
    /// <exception cref="InvalidOperationException">No actor runs on this thread.</exception>
    public static void RunTask(Func<Task> asyncAction)
    {
        var cell = ActorCell.Current ?? throw new InvalidOperationException("RunTask must be called from an actor context.");
        var scheduler = cell.TaskScheduler;
        cell.Mailbox.Suspend();
        var envelope = cell.CurrentEnvelope;
        scheduler.CurrentMessage = envelope.Message;
        scheduler.CurrentSender = envelope.Sender;
        Task.Factory.StartNew(asyncAction, CancellationToken.None, TaskCreationOptions.None, scheduler)
            .Unwrap()
            .ContinueWith(
                static (task, state) => ((ActorTaskScheduler)state!).Complete(task), scheduler,
                CancellationToken.None, TaskContinuationOptions.None, scheduler);
    }

    /// <inheritdoc/>
    protected override IEnumerable<Task>? GetScheduledTasks() => null;

    /// <inheritdoc/>
    protected override void QueueTask(Task task)
    {
        ArgumentNullException.ThrowIfNull(task);
        if (ActorCell.Current == _cell && !_executing && (task.CreationOptions & TaskCreationOptions.LongRunning) == 0)
            Execute(task);
        else
            _cell.SendSystemMessage(new ActorTaskMessage(task, CurrentMessage, CurrentSender));
    }

    /// <summary>Not inline: what <see cref="QueueTask"/> does not run at once must not run where it is waited for.</summary>
    protected override bool TryExecuteTaskInline(Task task, bool taskWasPreviouslyQueued) => false;

    /// <summary>Runs a piece; in the actor's turn.</summary>
    internal void Execute(Task task)
    {
        _executing = true;
        try
        {
            TryExecuteTask(task);
        }
        finally
        {
            _executing = false;
        }
    }

    /// <summary>The handler is through; in the actor's turn.</summary>
    private void Complete(Task task)
    {
        var message = CurrentMessage;
        _cell.RestoreMessage(message, CurrentSender);
        CurrentMessage = null;
        CurrentSender = null;
        _cell.Mailbox.Resume();
        var failure = task switch
        {
            { IsCanceled: true } => new TaskCanceledException(task),
            { Exception.InnerExceptions: [var only] } => only,
            _ => (Exception?)task.Exception,
        };
        AsyncHandled?.Invoke(message, failure);
        if (failure is not null)
            _cell.HandleInvokeFailure(failure);
        else
            _cell.CheckReceiveTimeout(message is not INotInfluenceReceiveTimeout);
    }

    /// <summary>For test references: hears of every asynchronous handler that is through.</summary>
    internal Action<object?, Exception?>? AsyncHandled { get; set; }
}
