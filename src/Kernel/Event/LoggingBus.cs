using System.Collections.Concurrent;

namespace Actors.Kernel.Event;

/// <summary>
/// Passes events to those who subscribed to their type, or to a base class or interface of it. Publishing is a lookup and a tell a
/// subscriber; changing subscriptions is rare and pays for it.
/// </summary>
public class LoggingBus
{
    private readonly Lock _lock = new();
    private readonly List<KeyValuePair<IActorRef, Type>> _subscriptions = [];
    private readonly ConcurrentDictionary<Type, IActorRef[]> _subscribersByEvent = new();

    /// <summary>The level from which on events are wanted.</summary>
    public LogLevel LogLevel { get; private set; } = LogLevel.InfoLevel;

    /// <summary>Changes the level; those loggers that the system started follow.</summary>
    public virtual void SetLogLevel(LogLevel logLevel) => LogLevel = logLevel;

    /// <summary>Lets a subscriber have all events of a type.</summary>
    /// <returns>False where it has them already.</returns>
    public virtual bool Subscribe(IActorRef subscriber, Type classifier)
    {
        ArgumentNullException.ThrowIfNull(subscriber);
        ArgumentNullException.ThrowIfNull(classifier);
        lock (_lock)
        {
            if (_subscriptions.Exists(entry => entry.Value == classifier && entry.Key.Equals(subscriber)))
                return false;
            _subscriptions.Add(new(subscriber, classifier));
            _subscribersByEvent.Clear();
            return true;
        }
    }

    /// <summary>Ends one subscription.</summary>
    /// <returns>False where there is none.</returns>
    public virtual bool Unsubscribe(IActorRef subscriber, Type classifier)
    {
        ArgumentNullException.ThrowIfNull(subscriber);
        ArgumentNullException.ThrowIfNull(classifier);
        return Remove(entry => entry.Value == classifier && entry.Key.Equals(subscriber));
    }

    /// <summary>Ends all subscriptions of a subscriber.</summary>
    /// <returns>False where there are none.</returns>
    public virtual bool Unsubscribe(IActorRef subscriber)
    {
        ArgumentNullException.ThrowIfNull(subscriber);
        return Remove(entry => entry.Key.Equals(subscriber));
    }

    /// <summary>Passes an event on. What a subscriber throws is its own loss and no concern of who publishes.</summary>
    public virtual void Publish(object @event)
    {
        ArgumentNullException.ThrowIfNull(@event);
        if (!_subscribersByEvent.TryGetValue(@event.GetType(), out var subscribers))
            subscribers = FindSubscribers(@event.GetType());
        foreach (var subscriber in subscribers)
        {
            // An actor that has ended would make a dead letter of the event, which is an event again, and so on.
            if (subscriber is IInternalActorRef { IsTerminated: true })
                Unsubscribe(subscriber);
            else
                Tell(subscriber, @event);
        }
    }

    private static void Tell(IActorRef subscriber, object @event)
    {
        try
        {
            subscriber.Tell(@event, ActorRefs.NoSender);
        }
        catch (Exception e)
        {
            SelfLog.Write($"{@event}{Environment.NewLine}(unable to publish to {subscriber}: {e.Message})");
        }
    }

    private IActorRef[] FindSubscribers(Type eventType)
    {
        lock (_lock)
        {
            var found = new List<IActorRef>();
            foreach (var (subscriber, type) in _subscriptions)
                if (type.IsAssignableFrom(eventType) && !found.Contains(subscriber))
                    found.Add(subscriber);
            return _subscribersByEvent[eventType] = [.. found];
        }
    }

    private bool Remove(Predicate<KeyValuePair<IActorRef, Type>> match)
    {
        lock (_lock)
        {
            var removed = _subscriptions.RemoveAll(match) > 0;
            if (removed)
                _subscribersByEvent.Clear();
            return removed;
        }
    }
}
