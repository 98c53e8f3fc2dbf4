using Actors.Kernel.TestKit.Internal;

namespace Actors.Kernel.TestKit.TestEvent;

/// <summary>Published to put filters in place.</summary>
public sealed class Mute(IReadOnlyCollection<EventFilterBase> filters) : INoSerializationVerificationNeeded
{
    public Mute(params EventFilterBase[] filters) : this((IReadOnlyCollection<EventFilterBase>)filters) { }

    public IReadOnlyCollection<EventFilterBase> Filters { get; } = filters;
}
