using Actors.Boot;
using Actors.Platform;
using Actors.Readiness;
using Actors.Supervision;

namespace Actors.Control;

/// <summary>Turns what the tree publishes into lines for a client, which its parent sends.</summary>
internal sealed class EventsActor : ReceiveActor
{
    private readonly ControlRequest _request;
    private readonly HashSet<string> _names;

    /// <param name="request">The request that subscribes.</param>
    public EventsActor(ControlRequest request)
    {
        _request = request;
        _names = [.. request.Names];
        Receive<LongrunProtocol.LongrunEvent>(longrun => Tell(Of(longrun.Service, KindOf(longrun.Letter), longrun.Status) with
        {
            Exit = longrun.Letter == 'd' ? longrun.Status.LastExit : null,
            Reason = longrun.Letter == 'O' ? "it has failed for good" : null,
        }));
        Receive<LongrunProtocol.LongrunChanged>(changed => Tell(Of(changed.Service, "wanted", changed.Status)));
        Receive<ReadinessProtocol.ServiceMoved>(moved => Tell(new ControlEvent(KindOf(moved.Movement), Now) { Service = moved.Service, Reason = moved.Reason }));
        Receive<InitProtocol.PhaseChanged>(changed => Tell(new ControlEvent("phase", Now) { Reason = StatusReader.NameOf(changed.Phase) }));
    }

    private static double Now => StatusReader.Moment(Tai64n.Now);

    /// <inheritdoc/>
    protected override void PreStart()
    {
        foreach (var type in Sources)
            Context.System.EventStream.Subscribe(Self, type);
        Context.Parent.Tell(new ConnectionActor.Subscribed(ControlMessages.Ok(_request.Id, _ => { })));
    }

    /// <summary>What is published of services and the container.</summary>
    internal static Type[] Sources =>
        [typeof(LongrunProtocol.LongrunEvent), typeof(LongrunProtocol.LongrunChanged), typeof(ReadinessProtocol.ServiceMoved), typeof(InitProtocol.PhaseChanged)];

    private void Tell(ControlEvent happened)
    {
        if (_names.Count == 0 || happened.Service is null || _names.Contains(happened.Service))
            Context.Parent.Tell(new ConnectionActor.Happened(happened.ToBytes(_request.Id)));
    }

    private static ControlEvent Of(string service, string kind, LongrunStatus status) =>
        new(kind, Now) { Service = service, Pid = status.Pid, IsWantedUp = status.WantUp, Starts = status.Starts };

    private static string KindOf(char letter) => letter switch
    {
        's' => "supervised",
        'u' => "started",
        'U' => "ready",
        'd' => "exited",
        'D' => "down",
        'O' => "failed",
        _ => "released",
    };

    private static string KindOf(Movement movement) => movement switch
    {
        Movement.Starting => "starting",
        Movement.Up => "up",
        Movement.Stopping => "stopping",
        Movement.Down => "stopped",
        _ => "failed",
    };
}
