namespace Actors.Kernel;

/// <summary>An actor used the runtime in a way that its state does not allow, such as stashing one message twice.</summary>
public class IllegalActorStateException : AkkaException
{
    /// <summary>With a text and, where there is one, a cause.</summary>
    public IllegalActorStateException(string? message = null, Exception? cause = null) : base(message, cause) { }
}
