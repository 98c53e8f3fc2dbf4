using Actors.Platform;
using Actors.Processes;

namespace Actors.Control.Remote;

/// <summary>The one actor that can be selected from another machine. Who asks it gets a link of its own to the tree; so many at a time as over TCP.</summary>
internal sealed class DiagnosticActor : ReceiveActor
{
    /// <summary>Under /user.</summary>
    internal const string Name = "diagnostic";

    private const int MostConnections = 32;

    private int _connections;

    /// <param name="listener">Takes <see cref="Connected"/>.</param>
    /// <param name="poller">Waits for the sockets of links.</param>
    public DiagnosticActor(IActorRef listener, DescriptorPoller poller)
    {
        Receive<string>(word => word == LinkActor.Open, _ =>
        {
            if (_connections == MostConnections)
            {
                Sender.Tell(LinkActor.Full);
                return;
            }

            _connections++;
            var (own, other) = UnixSocket.Pair();
            var address = Sender.Path.Address;
            var link = Context.ActorOf(Props.Create(() => new LinkActor(own, null, address, poller)));
            Context.Watch(link);
            Sender.Tell(LinkActor.Opened, link);
            listener.Tell(new Connected(other, address.ToString()));
        });
        Receive<Terminated>(_ => _connections--);
    }

    /// <inheritdoc/>
    protected override SupervisorStrategy SupervisorStrategy() => new OneForOneStrategy(-1, -1, _ => Directive.Stop);

    /// <summary>A client is there.</summary>
    /// <param name="Connection">Its socket.</param>
    /// <param name="Address">Its system's address, as that says.</param>
    internal sealed record Connected(Descriptor Connection, string Address);
}
