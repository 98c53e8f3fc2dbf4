namespace Actors.Kernel;

/// <summary>A name is not allowed, or already taken by a sibling.</summary>
public class InvalidActorNameException : AkkaException
{
    /// <summary>With a text and, where there is one, a cause.</summary>
    public InvalidActorNameException(string? message = null, Exception? innerException = null) : base(message, innerException) { }
}
