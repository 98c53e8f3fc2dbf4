namespace Actors.Kernel;

/// <summary>The base of the exceptions that the runtime raises.</summary>
public abstract class AkkaException : Exception
{
    /// <summary>Without a text.</summary>
    protected AkkaException() { }

    /// <summary>With a text and, where there is one, a cause.</summary>
    protected AkkaException(string? message, Exception? cause = null) : base(message, cause) { }

    /// <summary>The inner exception.</summary>
    protected Exception? Cause => InnerException;
}
