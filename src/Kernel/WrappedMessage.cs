namespace Actors.Kernel;

/// <summary>Takes messages out of messages.</summary>
public static class WrappedMessage
{
    /// <summary>The message inside of all wrappers.</summary>
    public static object Unwrap(object message)
    {
        while (message is IWrappedMessage wrapped)
            message = wrapped.Message;
        return message;
    }
}
