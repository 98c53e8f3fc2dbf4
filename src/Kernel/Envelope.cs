namespace Actors.Kernel;

/// <summary>A message and who sent it.</summary>
/// <param name="message">The message.</param>
/// <param name="sender">The sender, or null for none.</param>
public readonly struct Envelope(object message, IActorRef? sender)
{
    /// <summary>The message.</summary>
    public object Message { get; } = message;

    /// <summary>Who sent it; null for nobody.</summary>
    public IActorRef? Sender { get; } = sender;

    /// <inheritdoc/>
    public override string ToString() => $"<{Message}> from {Sender?.ToString() ?? "NoSender"}";
}
