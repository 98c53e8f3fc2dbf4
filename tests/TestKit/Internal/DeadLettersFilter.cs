using Actors.Kernel.Event;

namespace Actors.Kernel.TestKit.Internal;

/// <summary>Picks dead letters, which the listener wraps into warnings.</summary>
internal sealed class DeadLettersFilter(Predicate<DeadLetter> isMatch, StringMatcher source) : EventFilterBase(StringMatcher.All, source)
{
    protected override string Description => "DeadLetter";

    protected override bool IsMatch(LogEvent logEvent) => logEvent is Warning { Message: DeadLetter letter }
        && isMatch(letter) && Matches(logEvent.LogSource, letter.Message);
}
