namespace Actors.Kernel;

/// <summary>No answer came in time.</summary>
public class AskTimeoutException : AkkaException
{
    /// <summary>With a text and, where there is one, a cause.</summary>
    public AskTimeoutException(string? message = null, Exception? cause = null) : base(message, cause) { }
}
