namespace Actors.Kernel;

/// <summary>The scheduler is closed.</summary>
public class SchedulerException : AkkaException
{
    /// <summary>With a text and, where there is one, a cause.</summary>
    public SchedulerException(string? message = null, Exception? cause = null) : base(message, cause) { }
}
