using Actors.Boot;
using Actors.Platform;
using Actors.Readiness;
using Actors.Supervision;

namespace Actors.Control.Tests;

/// <summary>Stands for <c>init</c>, <c>services</c> and every longrun in one actor: a container with some services, none of which is in a database.</summary>
internal sealed class FakeTree : ReceiveActor
{
    private readonly Dictionary<string, IActorRef> _services = [];

    public FakeTree(params string[] services)
    {
        foreach (var name in services)
            _services[name] = Context.ActorOf(Props.Create(() => new FakeLongrun(name)), ActorPath.IsValidPathElement(name) ? name : null);
        Receive<InitProtocol.GetOverview>(_ => Sender.Tell(new InitProtocol.Overview(ContainerPhase.Running, new BootTimes(1), Self, ActorRefs.Nobody)));
        Receive<ServicesProtocol.GetMembers>(_ => Sender.Tell(new ServicesProtocol.Members([.. _services.Select(entry => new ServicesProtocol.Member(entry.Key, true, entry.Value))])));
        Receive<ReadinessProtocol.GetStates>(_ => Sender.Tell(new ReadinessProtocol.Changed(111, "there is no service database yet")));
        Receive<ServiceProtocol.Start>(start => _services[start.Service].Forward(start));
        Receive<ServiceProtocol.Stop>(stop => _services[stop.Service].Forward(stop));
        Receive<ServiceProtocol.Restart>(restart => _services[restart.Service].Forward(restart));
        Receive<InitProtocol.Shutdown>(shutdown => Context.System.EventStream.Publish(shutdown));
    }

    private sealed class FakeLongrun : ReceiveActor
    {
        private LongrunStatus _status = new(LongrunState.Down, false, true, false, 0, Tai64n.Now, null, 0);

        public FakeLongrun(string name)
        {
            Receive<LongrunProtocol.GetStatus>(_ => Sender.Tell(_status));
            Receive<ServiceProtocol.Start>(_ =>
            {
                if (name == "stuck")
                    return;
                _status = _status with { State = LongrunState.Up, WantUp = true, Starts = _status.Starts + 1 };
                Context.System.EventStream.Publish(new LongrunProtocol.LongrunEvent(name, 'u', _status));
                Sender.Tell(new ServiceProtocol.Started(name));
            });
            Receive<ServiceProtocol.Stop>(_ =>
            {
                _status = _status with { State = LongrunState.Down, WantUp = false, LastExit = new ExitStatus(0, Signal.Term) };
                Context.System.EventStream.Publish(new LongrunProtocol.LongrunEvent(name, 'd', _status));
                Sender.Tell(new ServiceProtocol.Stopped(name));
            });
            Receive<ServiceProtocol.Restart>(_ => Sender.Tell(new ServiceProtocol.StartFailed(name, "command exited 1")));
        }
    }
}
