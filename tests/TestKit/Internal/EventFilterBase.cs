using Actors.Kernel.Event;

namespace Actors.Kernel.TestKit.Internal;

/// <summary>What event filters share.</summary>
public abstract class EventFilterBase : IEventFilter
{
    private readonly StringMatcher _message;
    private readonly StringMatcher _source;

    protected EventFilterBase(StringMatcher message, StringMatcher source)
    {
        _message = message;
        _source = source;
    }

    /// <summary>Raised for every event that is picked, on the logger's thread.</summary>
    internal Action<LogEvent>? Matched { get; set; }

    protected abstract string Description { get; }

    public bool Apply(LogEvent logEvent)
    {
        if (!IsMatch(logEvent))
            return false;
        Matched?.Invoke(logEvent);
        return true;
    }

    protected abstract bool IsMatch(LogEvent logEvent);

    protected bool Matches(string source, object? message) => _source.IsMatch(source) && _message.IsMatch(message?.ToString());

    public override string ToString() => $"{Description} when Message {_message} and Source {_source}";
}
