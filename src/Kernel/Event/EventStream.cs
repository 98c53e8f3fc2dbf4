namespace Actors.Kernel.Event;

/// <summary>The system's own bus: log events, dead letters and whatever else is published on it.</summary>
/// <param name="debug">Whether subscriptions are logged.</param>
public class EventStream(bool debug) : LoggingBus
{
    /// <summary>Lets a subscriber have all events of a type; an actor's subscriptions end with it.</summary>
    public override bool Subscribe(IActorRef subscriber, Type channel)
    {
        (subscriber as LocalActorRef)?.Cell.NoteSubscription();
        Note($"subscribing {subscriber} to channel {channel}");
        return base.Subscribe(subscriber, channel);
    }

    /// <inheritdoc/>
    public override bool Unsubscribe(IActorRef subscriber, Type channel)
    {
        Note($"unsubscribing {subscriber} from channel {channel}");
        return base.Unsubscribe(subscriber, channel);
    }

    /// <inheritdoc/>
    public override bool Unsubscribe(IActorRef subscriber)
    {
        Note($"unsubscribing {subscriber} from all channels");
        return base.Unsubscribe(subscriber);
    }

    private void Note(string text)
    {
        if (debug)
            Publish(new Debug(nameof(EventStream), GetType(), text));
    }
}
