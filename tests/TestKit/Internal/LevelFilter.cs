using Actors.Kernel.Event;

namespace Actors.Kernel.TestKit.Internal;

/// <summary>Picks events of a level.</summary>
internal sealed class LevelFilter(LogLevel level, StringMatcher message, StringMatcher source) : EventFilterBase(message, source)
{
    protected override string Description => level.StringFor();

    protected override bool IsMatch(LogEvent logEvent) => logEvent.LogLevel() == level && Matches(logEvent.LogSource, logEvent.Message);
}
