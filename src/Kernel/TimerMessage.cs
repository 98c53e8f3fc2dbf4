namespace Actors.Kernel;

/// <summary>What a timer really sends: it says which timer of which instance, so that a late one can be told.</summary>
internal class TimerMessage(TimerScheduler owner, object key, object message, bool repeat)
    : IAutoReceivedMessage, IWrappedMessage, INoSerializationVerificationNeeded
{
    public TimerScheduler Owner { get; } = owner;

    public object Key { get; } = key;

    public object Message { get; } = message;

    public bool Repeat { get; } = repeat;

    /// <summary>What calls the timer off.</summary>
    public ICancelable? Task { get; set; }

    public override string ToString() => $"TimerMessage(key={Key}, message={Message})";

    /// <summary>The same, for a message that does not count as activity.</summary>
    internal sealed class Silent(TimerScheduler owner, object key, object message, bool repeat)
        : TimerMessage(owner, key, message, repeat), INotInfluenceReceiveTimeout;
}
