using Actors.Kernel.Event;

namespace Actors.Kernel.TestKit.Internal;

/// <summary>Picks errors, by the type of the exception where one is given; the exception's text counts as a message too.</summary>
internal sealed class ErrorFilter(Type? exceptionType, StringMatcher message, StringMatcher source, bool checkInner = false)
    : EventFilterBase(message, source)
{
    protected override string Description => exceptionType is null ? "Error" : $"Error with Cause <{exceptionType}>";

    protected override bool IsMatch(LogEvent logEvent) => logEvent is Error && IsMatch(logEvent, logEvent.Cause);

    private bool IsMatch(LogEvent logEvent, Exception? cause)
    {
        if (cause is null)
            return exceptionType is null && Matches(logEvent.LogSource, logEvent.Message);
        if (exceptionType is null || exceptionType.IsInstanceOfType(cause))
        {
            if (Matches(logEvent.LogSource, logEvent.Message) || Matches(logEvent.LogSource, cause.Message))
                return true;
        }
        return checkInner && cause.InnerException is not null && IsMatch(logEvent, cause.InnerException);
    }
}
