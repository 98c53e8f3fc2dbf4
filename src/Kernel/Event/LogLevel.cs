namespace Actors.Kernel.Event;

/// <summary>How much a log event matters.</summary>
public enum LogLevel
{
    /// <summary>For those who look for a fault.</summary>
    DebugLevel,

    /// <summary>What happens.</summary>
    InfoLevel,

    /// <summary>What may need a look.</summary>
    WarningLevel,

    /// <summary>What failed.</summary>
    ErrorLevel,
}
