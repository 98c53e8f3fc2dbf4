namespace Actors.Kernel.Event;

/// <summary>Turns a format and its arguments into text.</summary>
public interface ILogMessageFormatter
{
    /// <summary>The text.</summary>
    string Format(string format, params object?[] args);

    /// <summary>The text.</summary>
    string Format(string format, IEnumerable<object?> args);
}
