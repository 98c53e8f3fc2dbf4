namespace Actors.Control.Remote;

/// <summary>Listens for clients over Akka.Remote: in the tree what <see cref="RemoteActor"/> is for TCP. The system that it starts for that ends with it.</summary>
internal sealed class AkkaListenerActor : ReceiveActor
{
    private const int MostAttempts = 5;

    private readonly Task<ActorSystem> _system;

    /// <param name="place">ADDRESS:PORT.</param>
    /// <param name="secret">The shared key.</param>
    /// <param name="level">What clients may do.</param>
    /// <param name="host">What their connections need.</param>
    /// <param name="report">Where it says that it listens, or why not.</param>
    public AkkaListenerActor(string place, byte[] secret, ControlLevel level, ControlHost host, Reporter report)
    {
        Receive<ActorSystem>(system =>
        {
            var self = Self;
            system.ActorOf(Props.Create(() => new DiagnosticActor(self, host.Poller)), DiagnosticActor.Name);
            report.Info("actors", $"control: clients with the key can connect to akka.tcp://{AkkaNode.SystemName}@{place} ({ControlVerbs.NameOf(level)})");
        });
        Receive<Status.Failure>(failure =>
        {
            report.Warning("actors", $"control: no clients over Akka.Remote at {place}: {Innermost(failure.Cause).Message}");
            Context.Stop(Self);
        });
        Receive<DiagnosticActor.Connected>(connected =>
        {
            var peer = new ControlPeer(level) { Address = connected.Address };
            Context.ActorOf(Props.Create(() => new HandshakeActor(connected.Connection, secret, peer, host)));
        });
        _system = StartAsync(place);
        _system.PipeTo(Self);
    }

    /// <inheritdoc/>
    protected override SupervisorStrategy SupervisorStrategy() => new OneForOneStrategy(-1, -1, _ => Directive.Stop);

    /// <inheritdoc/>
    protected override void PostStop() => _system.ContinueWith(start => start.Result.Terminate(), TaskContinuationOptions.OnlyOnRanToCompletion);

    /// <summary>It waits for the transport; so not here. The listener before this one, at the same place, may need a moment to leave it.</summary>
    private static Task<ActorSystem> StartAsync(string place)
    {
        var colon = place.LastIndexOf(':');
        var (address, port) = (place[..colon].Trim('[', ']'), int.Parse(place[(colon + 1)..], System.Globalization.CultureInfo.InvariantCulture));
        return Task.Run(async () =>
        {
            for (var attempts = 1; ; attempts++)
            {
                try
                {
                    return AkkaNode.Start(AkkaNode.SystemName, address, port);
                }
                catch (Exception) when (attempts < MostAttempts)
                {
                    await Task.Delay(TimeSpan.FromMilliseconds(500));
                }
            }
        });
    }

    private static Exception Innermost(Exception failure)
    {
        while (failure.InnerException is { } inner)
            failure = inner;
        return failure;
    }
}
