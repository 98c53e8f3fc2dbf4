using Actors.Kernel.Event;

namespace Actors.Kernel.TestKit;

/// <summary>Picks log events.</summary>
public interface IEventFilter
{
    /// <summary>True where the event is picked, and so not printed.</summary>
    bool Apply(LogEvent logEvent);
}
