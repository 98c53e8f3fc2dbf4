namespace Actors.Kernel;

/// <summary>The stash is full.</summary>
public class StashOverflowException : AkkaException
{
    /// <summary>With a text and, where there is one, a cause.</summary>
    public StashOverflowException(string? message = null, Exception? cause = null) : base(message, cause) { }
}
