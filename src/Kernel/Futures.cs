namespace Actors.Kernel;

/// <summary>Asking: a tell whose answer is a task.</summary>
public static class Futures
{
    /// <summary>Asks for an answer of any type.</summary>
    public static Task<object> Ask(this ICanTell self, object message, TimeSpan? timeout = null) =>
        self.Ask<object>(message, timeout, CancellationToken.None);

    /// <summary>Asks for an answer of any type.</summary>
    public static Task<object> Ask(this ICanTell self, object message, CancellationToken cancellationToken) =>
        self.Ask<object>(message, null, cancellationToken);

    /// <summary>Asks for an answer of any type.</summary>
    public static Task<object> Ask(this ICanTell self, object message, TimeSpan? timeout, CancellationToken cancellationToken) =>
        self.Ask<object>(message, timeout, cancellationToken);

    /// <summary>Asks for an answer of a type.</summary>
    public static Task<T> Ask<T>(this ICanTell self, object message, TimeSpan? timeout = null) =>
        self.Ask<T>(message, timeout, CancellationToken.None);

    /// <summary>Asks for an answer of a type.</summary>
    public static Task<T> Ask<T>(this ICanTell self, object message, CancellationToken cancellationToken) =>
        self.Ask<T>(message, null, cancellationToken);

    /// <summary>
    /// Asks for an answer of a type. A <see cref="Status.Failure"/> becomes the exception of the task, no answer in time
    /// <see cref="AskTimeoutException"/>, an answer of another type <see cref="ArgumentException"/>.
    /// </summary>
    /// <param name="self">Whom.</param>
    /// <param name="message">What.</param>
    /// <param name="timeout">How long to wait; null for <c>akka.actor.ask-timeout</c>, which is infinite by default.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public static Task<T> Ask<T>(this ICanTell self, object message, TimeSpan? timeout, CancellationToken cancellationToken) =>
        self.Ask<T>(_ => message, timeout, cancellationToken);

    /// <summary>Asks with a message that needs to know who asks.</summary>
    public static Task<T> Ask<T>(
        this ICanTell self, Func<IActorRef, object> messageFactory, TimeSpan? timeout, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(messageFactory);
        var system = FindSystem(self) ?? throw new ArgumentException("Unable to resolve the target Provider", nameof(self));
        var result = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        var name = system.NextTempName();
        var future = new FutureActorRef<T>(result, new ChildActorPath(system.TempContainer.Path, name, ActorPath.UndefinedUid), system);
        system.TempContainer.Add(name, future);

        var limit = timeout ?? system.Settings.AskTimeout;
        var timer = limit > TimeSpan.Zero ? Expire(system, result, limit) : null;
        var registration = cancellationToken.CanBeCanceled
            ? cancellationToken.UnsafeRegister(static state => ((TaskCompletionSource<T>)state!).TrySetCanceled(), result)
            : default;
        result.Task.ContinueWith(
            _ =>
            {
                system.TempContainer.Remove(name);
                timer.CancelIfNotNull();
                registration.Dispose();
            },
            CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);

        future.DeliverAsk(messageFactory(future), self);
        return result.Task;
    }

    /// <summary>In real time always, whatever scheduler a test has.</summary>
    private static Cancelable Expire<T>(ActorSystemImpl system, TaskCompletionSource<T> result, TimeSpan limit)
    {
        var cancelable = new Cancelable(system.RealTimeScheduler.Advanced);
        system.RealTimeScheduler.Advanced.ScheduleOnce(
            limit, () => result.TrySetException(new AskTimeoutException($"Timeout after {limit.TotalSeconds:F2} seconds")), cancelable);
        return cancelable;
    }

    private static ActorSystemImpl? FindSystem(ICanTell target) => target switch
    {
        ActorSelection selection => FindSystem(selection.Anchor),
        InternalActorRefBase { SystemImpl: { } system } => system,
        IInternalActorRef other when other.Parent is { } parent && !ReferenceEquals(parent, other) && parent is not Nobody => FindSystem(parent),
        _ => ActorCell.Current?.SystemImpl,
    };
}
