namespace Actors.Kernel.Configuration;

/// <summary>
/// A configuration text or value is wrong. The message begins with <c>file:line:</c> where a text is at fault, and says what to do.
/// </summary>
public sealed class ConfigurationException : AkkaException
{
    /// <summary>A fault that has no place in a text.</summary>
    public ConfigurationException(string message)
        : base(message)
    {
    }

    /// <summary>A fault that has no place in a text, and its cause.</summary>
    public ConfigurationException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }

    /// <summary>A fault at a place of a text.</summary>
    public ConfigurationException(HoconOrigin origin, string message, Exception? innerException = null)
        : base($"{origin}: {message}", innerException)
    {
        Origin = origin;
    }

    /// <summary>The place of the fault; null when it has none (a wrong path in a call, for instance).</summary>
    public HoconOrigin? Origin { get; }
}
