namespace Actors.Kernel;

public abstract unsafe partial class ReceiveActor
{
    private HandlerList Declaring => _declaring ?? throw new InvalidOperationException(
        "You may only call Receive-methods when constructing the actor and inside Become().");

    /// <summary>Handles messages of a type, where <paramref name="shouldHandle"/> agrees.</summary>
    protected void Receive<T>(Action<T> handler, Predicate<T>? shouldHandle = null) =>
        Declaring.Add(&MessageHandler.Act<T>, handler, shouldHandle, TakesAll<T>(shouldHandle));

    /// <summary>Handles messages of a type, where <paramref name="shouldHandle"/> agrees.</summary>
    protected void Receive<T>(Predicate<T> shouldHandle, Action<T> handler) => Receive(handler, shouldHandle);

    /// <summary>Handles messages of a type; the handler itself says whether it took the message.</summary>
    protected void Receive<T>(Func<T, bool> handler) => Declaring.Add(&MessageHandler.Decide<T>, handler);

    /// <summary>Handles messages of a type, where <paramref name="shouldHandle"/> agrees.</summary>
    protected void Receive(Type messageType, Action<object> handler, Predicate<object>? shouldHandle = null) =>
        Declaring.Add(&MessageHandler.Act<object>, handler, MessageHandler.IsOfType(messageType, shouldHandle),
            messageType == typeof(object) && shouldHandle is null);

    /// <summary>Handles messages of a type, where <paramref name="shouldHandle"/> agrees.</summary>
    protected void Receive(Type messageType, Predicate<object> shouldHandle, Action<object> handler) =>
        Receive(messageType, handler, shouldHandle);

    /// <summary>Handles messages of a type; the handler itself says whether it took the message.</summary>
    protected void Receive(Type messageType, Func<object, bool> handler)
    {
        ArgumentNullException.ThrowIfNull(messageType);
        ArgumentNullException.ThrowIfNull(handler);
        Receive<object>(message => messageType.IsInstanceOfType(message) && handler(message));
    }

    /// <summary>Handles every message; no handler can follow.</summary>
    protected void ReceiveAny(Action<object> handler) => Receive(handler);

    /// <summary>Handles messages of a type asynchronously: the next message waits for the task, a failed task is a failure of the actor.</summary>
    protected void ReceiveAsync<T>(Func<T, Task> handler, Predicate<T>? shouldHandle = null) =>
        Declaring.Add(&MessageHandler.ActAsync<T>, handler, shouldHandle, TakesAll<T>(shouldHandle));

    /// <summary>Handles messages of a type asynchronously, where <paramref name="shouldHandle"/> agrees.</summary>
    protected void ReceiveAsync<T>(Predicate<T> shouldHandle, Func<T, Task> handler) => ReceiveAsync(handler, shouldHandle);

    /// <summary>Handles messages of a type asynchronously, where <paramref name="shouldHandle"/> agrees.</summary>
    protected void ReceiveAsync(Type messageType, Func<object, Task> handler, Predicate<object>? shouldHandle = null) =>
        Declaring.Add(&MessageHandler.ActAsync<object>, handler, MessageHandler.IsOfType(messageType, shouldHandle),
            messageType == typeof(object) && shouldHandle is null);

    /// <summary>Handles messages of a type asynchronously, where <paramref name="shouldHandle"/> agrees.</summary>
    protected void ReceiveAsync(Type messageType, Predicate<object> shouldHandle, Func<object, Task> handler) =>
        ReceiveAsync(messageType, handler, shouldHandle);

    /// <summary>Handles every message asynchronously; no handler can follow.</summary>
    protected void ReceiveAnyAsync(Func<object, Task> handler) => ReceiveAsync(handler);

    private static bool TakesAll<T>(Predicate<T>? condition) => typeof(T) == typeof(object) && condition is null;
}
