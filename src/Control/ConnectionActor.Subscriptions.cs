namespace Actors.Control;

/// <content>What the client has subscribed to: a child each, which sends its lines here.</content>
internal sealed partial class ConnectionActor
{
    private const int MostSubscriptions = 4;

    private readonly List<IActorRef> _waitingForRoom = [];
    private int _subscriptions;

    private void ReceiveSubscriptions()
    {
        Receive<Subscribed>(subscribed => Answer(subscribed.Line, "done"));
        Receive<Happened>(happened => Push(happened.Line));
        Receive<Changed>(changed =>
        {
            _waitingForRoom.Add(Sender);
            Enqueue(changed.Line);
        });
    }

    private void Subscribe(ControlRequest request)
    {
        if (_subscriptions++ == MostSubscriptions)
            Refuse(ControlErrors.Refused, $"{MostSubscriptions} subscriptions of one connection are enough");
        else if (request.Verb == "events")
            Context.ActorOf(Props.Create(() => new EventsActor(request)));
        else
            Work(Props.Create(() => new WatchActor(_host.Init, request)));
    }

    /// <summary>All is sent: who has held back may tell what is so now.</summary>
    private void TellThereIsRoom()
    {
        foreach (var watch in _waitingForRoom)
            watch.Tell(Room.Instance);
        _waitingForRoom.Clear();
    }

    /// <summary>From a subscription: it has begun. The answer to the request.</summary>
    internal sealed record Subscribed(byte[] Line);

    /// <summary>From a subscription: an event. A client for whom too many of them wait is hung up on.</summary>
    internal sealed record Happened(byte[] Line);

    /// <summary>From a subscription: how things are now. It sends no more of them until it is told that there is <see cref="Room"/>.</summary>
    internal sealed record Changed(byte[] Line);

    /// <summary>To a subscription: the client has taken everything.</summary>
    internal sealed class Room
    {
        internal static Room Instance { get; } = new();
    }
}
