namespace Actors.Kernel;

/// <summary>A selection found nobody in time.</summary>
public class ActorNotFoundException : AkkaException
{
    /// <summary>With a text and, where there is one, a cause.</summary>
    public ActorNotFoundException(string? message = null, Exception? innerException = null) : base(message, innerException) { }
}
