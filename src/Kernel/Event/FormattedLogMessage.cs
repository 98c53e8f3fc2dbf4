namespace Actors.Kernel.Event;

/// <summary>The usual log message.</summary>
internal sealed class FormattedLogMessage(ILogMessageFormatter formatter, string format, object?[] args) : LogMessage(formatter, format)
{
    public override IEnumerable<object?> Parameters() => args;

    public override string Unformatted() => $"[{string.Join(", ", args)}] with format [{Format}]";

    public override string ToString()
    {
        try
        {
            return Formatter.Format(Format, args);
        }
        catch (FormatException e)
        {
            return $"Received a malformed formatted message: {Unformatted()}: {e.Message}";
        }
    }
}
