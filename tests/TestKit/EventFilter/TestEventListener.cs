using Actors.Kernel.Event;
using Actors.Kernel.TestKit.TestEvent;

namespace Actors.Kernel.TestKit;

/// <summary>The logger of tests: what filters pick is not printed.</summary>
public class TestEventListener : DefaultLogger
{
    private readonly List<IEventFilter> _filters = [];

    protected override bool Receive(object message)
    {
        switch (message)
        {
            case InitializeLogger initialize:
                initialize.LoggingBus.Subscribe(Self, typeof(Mute));
                initialize.LoggingBus.Subscribe(Self, typeof(Unmute));
                initialize.LoggingBus.Subscribe(Self, typeof(DeadLetter));
                return base.Receive(message);
            case Mute mute:
                _filters.AddRange(mute.Filters);
                return true;
            case Unmute unmute:
                foreach (var filter in unmute.Filters)
                    _filters.Remove(filter);
                return true;
            case DeadLetter letter:
                // The runtime's own listener says that it was lost; this is only for the filters.
                IsPicked(new Warning(letter.Recipient.Path.ToString(), letter.Recipient.GetType(), letter));
                return true;
            case LogEvent logEvent:
                return IsPicked(logEvent) || base.Receive(message);
            default:
                return base.Receive(message);
        }
    }

    private bool IsPicked(LogEvent logEvent) => _filters.Exists(filter => filter.Apply(logEvent));
}
