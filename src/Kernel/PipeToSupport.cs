namespace Actors.Kernel;

/// <summary>Sends the outcome of a task to an actor, so that it is worked on in the actor's turn.</summary>
public static class PipeToSupport
{
    /// <summary>Tells the result, or what <paramref name="success"/> makes of it; a failure as <see cref="Status.Failure"/>, or what <paramref name="failure"/> makes of it.</summary>
    public static Task PipeTo<T>(
        this Task<T> taskToPipe, ICanTell recipient, IActorRef? sender = null,
        Func<T, object>? success = null, Func<Exception, object>? failure = null) =>
        Pipe(taskToPipe, recipient, false, sender, success, failure);

    /// <summary>Tells the result, or what <paramref name="success"/> makes of it; a failure as <see cref="Status.Failure"/>, or what <paramref name="failure"/> makes of it.</summary>
    public static Task PipeTo<T>(
        this ValueTask<T> taskToPipe, ICanTell recipient, IActorRef? sender = null,
        Func<T, object>? success = null, Func<Exception, object>? failure = null) =>
        Pipe(taskToPipe.AsTask(), recipient, false, sender, success, failure);

    /// <summary>Tells the result, or what <paramref name="success"/> makes of it; a failure as <see cref="Status.Failure"/>, or what <paramref name="failure"/> makes of it.</summary>
    public static Task PipeTo<T>(
        this Task<T> taskToPipe, ICanTell recipient, bool useConfigureAwait, IActorRef? sender = null,
        Func<T, object>? success = null, Func<Exception, object>? failure = null) =>
        Pipe(taskToPipe, recipient, useConfigureAwait, sender, success, failure);

    /// <summary>Tells the result, or what <paramref name="success"/> makes of it; a failure as <see cref="Status.Failure"/>, or what <paramref name="failure"/> makes of it.</summary>
    public static Task PipeTo<T>(
        this ValueTask<T> taskToPipe, ICanTell recipient, bool useConfigureAwait, IActorRef? sender = null,
        Func<T, object>? success = null, Func<Exception, object>? failure = null) =>
        Pipe(taskToPipe.AsTask(), recipient, useConfigureAwait, sender, success, failure);

    /// <summary>Tells what <paramref name="success"/> makes, if anything; a failure as <see cref="Status.Failure"/>, or what <paramref name="failure"/> makes of it.</summary>
    public static Task PipeTo(
        this Task taskToPipe, ICanTell recipient, IActorRef? sender = null,
        Func<object>? success = null, Func<Exception, object>? failure = null) =>
        Pipe(taskToPipe, recipient, false, sender, success, failure);

    /// <summary>Tells what <paramref name="success"/> makes, if anything; a failure as <see cref="Status.Failure"/>, or what <paramref name="failure"/> makes of it.</summary>
    public static Task PipeTo(
        this ValueTask taskToPipe, ICanTell recipient, IActorRef? sender = null,
        Func<object>? success = null, Func<Exception, object>? failure = null) =>
        Pipe(taskToPipe.AsTask(), recipient, false, sender, success, failure);

    /// <summary>Tells what <paramref name="success"/> makes, if anything; a failure as <see cref="Status.Failure"/>, or what <paramref name="failure"/> makes of it.</summary>
    public static Task PipeTo(
        this Task taskToPipe, ICanTell recipient, bool useConfigureAwait, IActorRef? sender = null,
        Func<object>? success = null, Func<Exception, object>? failure = null) =>
        Pipe(taskToPipe, recipient, useConfigureAwait, sender, success, failure);

    /// <summary>Tells what <paramref name="success"/> makes, if anything; a failure as <see cref="Status.Failure"/>, or what <paramref name="failure"/> makes of it.</summary>
    public static Task PipeTo(
        this ValueTask taskToPipe, ICanTell recipient, bool useConfigureAwait, IActorRef? sender = null,
        Func<object>? success = null, Func<Exception, object>? failure = null) =>
        Pipe(taskToPipe.AsTask(), recipient, useConfigureAwait, sender, success, failure);

    private static async Task Pipe<T>(
        Task<T> task, ICanTell recipient, bool useConfigureAwait, IActorRef? sender,
        Func<T, object>? success, Func<Exception, object>? failure)
    {
        ArgumentNullException.ThrowIfNull(recipient);
        try
        {
            var result = await task.ConfigureAwait(useConfigureAwait);
            recipient.Tell(success is null ? result! : success(result), sender);
        }
        catch (Exception e)
        {
            recipient.Tell(failure is null ? new Status.Failure(e) : failure(e), sender);
        }
    }

    private static async Task Pipe(
        Task task, ICanTell recipient, bool useConfigureAwait, IActorRef? sender, Func<object>? success, Func<Exception, object>? failure)
    {
        ArgumentNullException.ThrowIfNull(recipient);
        try
        {
            await task.ConfigureAwait(useConfigureAwait);
            if (success is not null)
                recipient.Tell(success(), sender);
        }
        catch (Exception e)
        {
            recipient.Tell(failure is null ? new Status.Failure(e) : failure(e), sender);
        }
    }
}
