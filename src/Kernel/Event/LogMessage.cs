namespace Actors.Kernel.Event;

/// <summary>A format and its arguments: text only if somebody reads it, and structure for those loggers that want it.</summary>
public abstract class LogMessage
{
    /// <summary>How text is made of it.</summary>
    protected readonly ILogMessageFormatter Formatter;

    /// <summary>A message with a format.</summary>
    protected LogMessage(ILogMessageFormatter formatter, string format)
    {
        Formatter = formatter;
        Format = format;
    }

    /// <summary>The format.</summary>
    public string Format { get; }

    /// <summary>The arguments.</summary>
    public abstract IEnumerable<object?> Parameters();

    /// <summary>Format and arguments side by side, for when formatting failed.</summary>
    public abstract string Unformatted();
}
