using Actors.Kernel.Event;

namespace Actors.Kernel.TestKit.Internal;

/// <summary>Picks what a function says.</summary>
internal sealed class CustomEventFilter(Predicate<LogEvent> predicate) : EventFilterBase(StringMatcher.All, StringMatcher.All)
{
    protected override string Description => "Custom";

    protected override bool IsMatch(LogEvent logEvent) => predicate(logEvent);
}
