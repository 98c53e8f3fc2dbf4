namespace Actors.Kernel;

/// <summary>Something was asked at a time at which it can not be done.</summary>
public class IllegalStateException : AkkaException
{
    /// <summary>With a text and, where there is one, a cause.</summary>
    public IllegalStateException(string? message = null, Exception? innerEx = null) : base(message, innerEx) { }
}
