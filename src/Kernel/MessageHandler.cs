using System.Runtime.CompilerServices;

namespace Actors.Kernel;

/// <summary>
/// How to try one of a <see cref="ReceiveActor"/>'s handlers. There is one stateless instance a message type and shape, so that a
/// handler costs an actor no more than its own delegate.
/// </summary>
internal abstract class MessageHandler
{
    public abstract bool TryHandle(object message, Delegate handler, Delegate? condition);

    /// <summary><c>Receive&lt;T&gt;(Action&lt;T&gt;, Predicate&lt;T&gt;?)</c>.</summary>
    internal sealed class Action<T> : MessageHandler
    {
        public static readonly Action<T> Instance = new();

        public override bool TryHandle(object message, Delegate handler, Delegate? condition)
        {
            if (message is not T typed || (condition is not null && !Unsafe.As<Predicate<T>>(condition)(typed)))
                return false;
            Unsafe.As<System.Action<T>>(handler)(typed);
            return true;
        }
    }

    /// <summary><c>Receive&lt;T&gt;(Func&lt;T, bool&gt;)</c>.</summary>
    internal sealed class Func<T> : MessageHandler
    {
        public static readonly Func<T> Instance = new();

        public override bool TryHandle(object message, Delegate handler, Delegate? condition) =>
            message is T typed && Unsafe.As<System.Func<T, bool>>(handler)(typed);
    }

    /// <summary><c>ReceiveAsync&lt;T&gt;</c>.</summary>
    internal sealed class AsyncFunc<T> : MessageHandler
    {
        public static readonly AsyncFunc<T> Instance = new();

        public override bool TryHandle(object message, Delegate handler, Delegate? condition)
        {
            if (message is not T typed || (condition is not null && !Unsafe.As<Predicate<T>>(condition)(typed)))
                return false;
            var asyncHandler = Unsafe.As<System.Func<T, Task>>(handler);
            Dispatch.ActorTaskScheduler.RunTask(() => asyncHandler(typed));
            return true;
        }
    }

    /// <summary>The overloads that take the message type as a value.</summary>
    internal sealed class Untyped(Type type, MessageHandler inner) : MessageHandler
    {
        public override bool TryHandle(object message, Delegate handler, Delegate? condition) =>
            type.IsInstanceOfType(message) && inner.TryHandle(message, handler, condition);
    }
}
