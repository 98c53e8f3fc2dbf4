namespace Actors.Kernel;

/// <summary>A message on its way along an <see cref="ActorSelection"/>.</summary>
public class ActorSelectionMessage : IAutoReceivedMessage, IPossiblyHarmful, IWrappedMessage
{
    /// <summary>A message and the rest of its way.</summary>
    public ActorSelectionMessage(object message, SelectionPathElement[] elements, bool wildCardFanOut = false)
    {
        Message = message;
        Elements = elements;
        WildCardFanOut = wildCardFanOut;
    }

    /// <summary>The message inside.</summary>
    public object Message { get; }

    /// <summary>The rest of the way.</summary>
    public SelectionPathElement[] Elements { get; }

    /// <summary>True where a pattern was passed: then nobody to receive is no dead letter.</summary>
    public bool WildCardFanOut { get; }

    /// <inheritdoc/>
    public override string ToString() => $"ActorSelectionMessage - Message: {Message} - WildCardFanOut: {WildCardFanOut} - Elements: "
        + string.Join<SelectionPathElement>('/', Elements);
}
