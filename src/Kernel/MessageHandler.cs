using System.Runtime.CompilerServices;

namespace Actors.Kernel;

/// <summary>
/// How to try a <see cref="ReceiveActor"/>'s handlers: one function a shape, generic in the type of message. A pointer to it is kept with
/// the handler (<see cref="HandlerList"/>), so that a handler costs an actor no more than its own delegate, and a type of message no class.
/// </summary>
internal static class MessageHandler
{
    /// <summary><c>Receive&lt;T&gt;(Action&lt;T&gt;, Predicate&lt;T&gt;?)</c>.</summary>
    public static bool Act<T>(object message, Delegate handler, Delegate? condition)
    {
        if (message is not T typed || (condition is not null && !Unsafe.As<Predicate<T>>(condition)(typed)))
            return false;
        Unsafe.As<Action<T>>(handler)(typed);
        return true;
    }

    /// <summary><c>Receive&lt;T&gt;(Func&lt;T, bool&gt;)</c>.</summary>
    public static bool Decide<T>(object message, Delegate handler, Delegate? condition) =>
        message is T typed && Unsafe.As<Func<T, bool>>(handler)(typed);

    /// <summary><c>ReceiveAsync&lt;T&gt;</c>.</summary>
    public static bool ActAsync<T>(object message, Delegate handler, Delegate? condition)
    {
        if (message is not T typed || (condition is not null && !Unsafe.As<Predicate<T>>(condition)(typed)))
            return false;
        var asyncHandler = Unsafe.As<Func<T, Task>>(handler);
        Dispatch.ActorTaskScheduler.RunTask(() => asyncHandler(typed));
        return true;
    }

    /// <summary>For the overloads that take the message type as a value: a condition that looks at it first.</summary>
    public static Predicate<object> IsOfType(Type type, Predicate<object>? condition)
    {
        ArgumentNullException.ThrowIfNull(type);
        return message => type.IsInstanceOfType(message) && (condition is null || condition(message));
    }
}
